"""The steps of one way in: its stages, the extra questions, and what was typed in each.

A draft's place names the way in and the question: `write:alact:K2c`, or, when it goes deeper into a text that
stands already, `deepen:<id>:alact:K2c`. Another question moves the draft, so words belong to the step and not
to the question. An extra question ("ask me something") has a step of its own, right after the stage in which
it was asked, as the first or a later one: `write:alact:+K2+1+K3e`. A step without words has no draft, so a
question that is only looked at leaves no trace.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.model import Question, QuestionList, Stage
from teamtuin.drafts.model import Draft
from teamtuin.reflections.model import Reflection
from teamtuin.texts import Texts

ROOT, DEEPER = "write:", "deepen:"
EXTRA = "+"
CHOSEN = "steps_chosen"
"""Which other question stands over a step without words; this tab forgets it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stage of the way in, or an extra question; with the draft that was begun in it."""

    id: str
    name: str
    questions: Sequence[Question]
    draft: Draft | None
    asked: str = ""

    @property
    def is_extra(self) -> bool:
        return self.id.startswith(EXTRA)

    @property
    def stage_id(self) -> str:
        """The stage that it is, or after which it was asked."""
        return self.id.split(EXTRA)[1] if self.is_extra else self.id

    @property
    def turn(self) -> int:
        """Which extra question it is; 0 for a stage."""
        return _turn(self.id)

    @property
    def has_text(self) -> bool:
        return self.draft is not None and self.draft.has_text

    @property
    def question(self) -> Question:
        """The question over the draft, else the one chosen here, else the first one."""
        asked = question_id(self.draft) if self.draft else self.asked
        return next((question for question in self.questions if question.id == asked), self.questions[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One way in, walked by its writer; `upon` is the text that it goes deeper into, if there is one."""

    app: Teamtuin
    viewer: Viewer
    t: Texts
    named: QuestionList
    upon: Reflection | None = None

    @property
    def root(self) -> str:
        return root(self.named.id, self.upon)

    def place(self, step: Step, question: Question) -> str:
        """Where the words under this question are kept."""
        return self.root + (extra_id(step.stage_id, step.turn, question) if step.is_extra else question.id)

    def choose(self, step: Step, question: Question) -> None:
        """Put this question over a step without words."""
        st.session_state.setdefault(CHOSEN, {})[self.root + step.id] = question.id

    def steps(self, asked: str = "") -> list[Step]:
        """All steps; `asked` may be an extra question that has no words yet."""
        begun = self.app.drafts.begun(self.viewer, self.root)
        by_question = {question_id(draft): draft for draft in reversed(begun) if not _is_extra(draft)}
        extra = self._extra_steps(begun, asked)
        found = []
        for stage in self.named.stages:
            found.append(self._stage_step(stage, by_question))
            found.extend(step for step in extra if step.stage_id == stage.id)
        return found

    def extra_step(self, after: Step, turn: int, question: Question) -> Step:
        """A step for a question that was just asked: nothing was written under it yet."""
        name = self.t.gettext("an extra question")
        step_id = extra_id(after.stage_id, turn, question)
        return Step(id=step_id, name=name, questions=(question,), draft=None)

    def _stage_step(self, stage: Stage, begun: Mapping[str, Draft]) -> Step:
        drafts = [begun[question.id] for question in stage.questions if question.id in begun]
        draft = max(drafts, key=lambda one: (one.has_text, one.changed_at)) if drafts else None
        chosen = st.session_state.get(CHOSEN, {}).get(self.root + stage.id) or self._not_answered(stage)
        return Step(id=stage.id, name=stage.name, questions=stage.questions, draft=draft, asked=chosen)

    def _not_answered(self, stage: Stage) -> str:
        """The first question of a stage that the text does not hold an answer to."""
        parts = self.upon.parts if self.upon else ()
        answered = {part.question.id for part in parts if part.question}
        return next((question.id for question in stage.questions if question.id not in answered), "")

    def _extra_steps(self, begun: Sequence[Draft], asked: str) -> list[Step]:
        drafts = {_last_of(draft.place): draft for draft in reversed(begun) if _is_extra(draft)}
        ids = {*drafts, asked} if asked.startswith(EXTRA) else set(drafts)
        name = self.t.gettext("an extra question")
        return [
            Step(id=step_id, name=name, questions=(question,), draft=drafts.get(step_id))
            for step_id in sorted(ids, key=_turn)
            for question in self._held(step_id.rpartition(EXTRA)[2])
        ]

    def _held(self, question: str) -> list[Question]:
        bank = self.app.bank
        return [bank.question(question, self.t.language)] if bank.holds(question) else []


def root(model: str, upon: Reflection | None = None) -> str:
    """How the places of all drafts along this way in begin."""
    return f"{DEEPER}{upon.id}:{model}:" if upon else f"{ROOT}{model}:"


def extra_id(stage_id: str, turn: int, question: Question) -> str:
    """The step of the extra question that was asked in this stage as the first, second or third."""
    return f"{EXTRA}{stage_id}{EXTRA}{turn}{EXTRA}{question.id}"


def _turn(step_id: str) -> int:
    _, *middle, _ = [*step_id.split(EXTRA), ""]
    return int(middle[1]) if len(middle) > 1 and middle[1].isdecimal() else 0


def question_id(draft: Draft) -> str:
    """The question over a draft."""
    return _last_of(draft.place).rpartition(EXTRA)[2]


def _last_of(place: str) -> str:
    return place.rpartition(":")[2]


def _is_extra(draft: Draft) -> bool:
    return _last_of(draft.place).startswith(EXTRA)
