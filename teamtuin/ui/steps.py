"""One way in, one question at a time. Every answer is a draft in its own place until all is kept as one text.

A draft's place names the way in and the question: `write:alact:K2c`. Another question moves the draft, so
words belong to the step and not to the question. An extra question ("ask me something") has a step of its
own, right after the stage in which it was asked: `write:alact:+K2+K3e`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.bank import another
from teamtuin.asking.deepening import deepen
from teamtuin.asking.model import Question, QuestionList, Stage
from teamtuin.drafts.model import Draft
from teamtuin.reflections.model import first_line
from teamtuin.reflections.service import Answer
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme
from teamtuin.ui.deepening import as_asked, label_question
from teamtuin.ui.session import on_own_device
from teamtuin.ui.writing_field import draft_in_hand, writing_field

ROOT = "write:"
EXTRA = "+"
MOST_EXTRA = 3  # more would be an interrogation
SEEN, KEPT = "steps_seen", "steps_kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stage of the way in, or an extra question; with the draft that was begun in it."""

    id: str
    name: str
    questions: Sequence[Question]
    draft: Draft | None

    @property
    def is_extra(self) -> bool:
        return self.id.startswith(EXTRA)

    @property
    def stage_id(self) -> str:
        """The stage that it is, or after which it was asked."""
        return self.id.split(EXTRA)[1] if self.is_extra else self.id

    @property
    def has_text(self) -> bool:
        return self.draft is not None and self.draft.has_text

    @property
    def question(self) -> Question:
        """The question over the draft, else the first one."""
        asked = _question_id(self.draft) if self.draft else ""
        return next((question for question in self.questions if question.id == asked), self.questions[0])

    def place(self, model: str, question: Question) -> str:
        return f"{ROOT}{model}:{_extra_id(self.stage_id, question) if self.is_extra else question.id}"


def unfinished(app: Teamtuin, viewer: Viewer) -> dict[str, Draft]:
    """For each way in that was begun: the draft changed last."""
    found: dict[str, Draft] = {}
    for draft in app.drafts.begun(viewer, ROOT):
        if draft.has_text:
            found.setdefault(draft.place.split(":")[1], draft)
    return found


def show(app: Teamtuin, viewer: Viewer, t: Texts, model: str, asked: str | None) -> None:
    """The step that the address asks for, else the first one without words."""
    named = app.bank.questions_of(model, t.language)
    steps = _steps(app, viewer, t, named)
    here = _here(steps, asked)
    st.query_params["stap"] = steps[here].id  # one stays in a step while writing in it, also after a reload
    with st.container(key="breed_schrijven", gap=None):
        main, margin = st.columns([2.6, 1], gap="large")
    with main.container(gap=None):
        _step(app, viewer, t, named, steps, here)
    with margin:
        _margin(steps, here)


def _steps(app: Teamtuin, viewer: Viewer, t: Texts, named: QuestionList) -> list[Step]:
    begun = app.drafts.begun(viewer, f"{ROOT}{named.id}:")
    by_question = {_question_id(draft): draft for draft in reversed(begun) if not _is_extra(draft)}
    extra = [
        _extra_step(app, t, draft)
        for draft in sorted(begun, key=lambda draft: draft.id)
        if _is_extra(draft) and app.bank.holds(_question_id(draft))
    ]
    found = []
    for stage in named.stages:
        found.append(_stage_step(stage, by_question))
        found.extend(step for step in extra if step.stage_id == stage.id)
    return found


def _stage_step(stage: Stage, begun: Mapping[str, Draft]) -> Step:
    drafts = [begun[question.id] for question in stage.questions if question.id in begun]
    draft = max(drafts, key=lambda one: (one.has_text, one.changed_at)) if drafts else None
    return Step(id=stage.id, name=stage.name, questions=stage.questions, draft=draft)


def _extra_step(app: Teamtuin, t: Texts, draft: Draft) -> Step:
    question = app.bank.question(_question_id(draft), t.language)
    name = t.gettext("an extra question")
    return Step(id=_last_of(draft.place), name=name, questions=(question,), draft=draft)


def _extra_id(stage_id: str, question: Question) -> str:
    return f"{EXTRA}{stage_id}{EXTRA}{question.id}"


def _last_of(place: str) -> str:
    return place.rpartition(":")[2]


def _is_extra(draft: Draft) -> bool:
    return _last_of(draft.place).startswith(EXTRA)


def _question_id(draft: Draft) -> str:
    return _last_of(draft.place).rpartition(EXTRA)[2]


def _here(steps: Sequence[Step], asked: str | None) -> int:
    ids = [step.id for step in steps]
    if asked in ids:
        return ids.index(str(asked))
    empty = [place for place, step in enumerate(steps) if not step.has_text]
    return empty[0] if empty else len(steps) - 1


def _step(
    app: Teamtuin, viewer: Viewer, t: Texts, named: QuestionList, steps: Sequence[Step], here: int
) -> None:
    step, last = steps[here], here == len(steps) - 1
    theme.kicker(_where(t, named, steps, here))
    label_question(t)
    draft = draft_in_hand(viewer, step.place(named.id, step.question))
    result = writing_field(
        draft,
        owner_key=str(viewer.id),
        label=step.question.text,
        placeholder="",
        action=t.gettext("Save") if last else t.gettext("Next"),
        action_when_empty=t.gettext("Done") if last else t.gettext("Skip"),
        secondary=t.gettext("Back") if here else None,
        leave=None if last else t.gettext("Done for now"),
        foot=t.gettext("Only you see this."),
        min_height="13rem",
        own_device=on_own_device(),
        focus=True,
        t=t,
    )
    if result and result.button == "secondary":
        _go(steps[here - 1].id)
    elif result and result.button == "action" and not last:
        _go(steps[here + 1].id)
    elif result:
        _keep(app, viewer, t, named)
    theme.space(3)
    _beside(app, viewer, t, named, steps, here, draft)


def _where(t: Texts, named: QuestionList, steps: Sequence[Step], here: int) -> str:
    """ "Something worked · step 2 of 5, deepen"."""
    return t.gettext("{way} · step {n} of {all}, {name}").format(
        way=named.brought_by or named.name, n=here + 1, all=len(steps), name=steps[here].name
    )


def _beside(
    app: Teamtuin,
    viewer: Viewer,
    t: Texts,
    named: QuestionList,
    steps: Sequence[Step],
    here: int,
    draft: Draft,
) -> None:
    """Another question over these words, or a question about what stands here so far."""
    step = steps[here]
    asked = sum(one.is_extra for one in steps)
    with st.container(key="stappen_ernaast", horizontal=True, gap="medium"):
        if st.button(t.gettext("Another question"), key="steps_another", type="tertiary"):
            _swap(app, viewer, t, named, steps, step, draft)
        if (
            asked < MOST_EXTRA
            and not (step.is_extra and not draft.has_text)
            and st.button(t.gettext("Ask me something"), key="steps_ask", type="tertiary")
        ):
            _ask(app, viewer, t, named, steps, step)


def _go(step_id: str) -> None:
    st.query_params["stap"] = step_id
    st.rerun()


def _swap(
    app: Teamtuin,
    viewer: Viewer,
    t: Texts,
    named: QuestionList,
    steps: Sequence[Step],
    step: Step,
    draft: Draft,
) -> None:
    """Put another question over the same words."""
    seen = st.session_state.setdefault(SEEN, [])
    seen.append(step.question.id)
    if step.is_extra:
        other = _deepening(app, t, named, steps, seen)
    else:
        other = another(Stage(id=step.id, name=step.name, questions=tuple(step.questions)), seen)
    app.drafts.move(viewer, draft.id, step.place(named.id, other))
    _go(_extra_id(step.stage_id, other) if step.is_extra else step.id)


def _ask(
    app: Teamtuin, viewer: Viewer, t: Texts, named: QuestionList, steps: Sequence[Step], step: Step
) -> None:
    """A question about what stands here so far, with a field of its own."""
    question = _deepening(app, t, named, steps, st.session_state.get(SEEN, []))
    extra = _extra_id(step.stage_id, question)
    app.drafts.open(viewer, f"{ROOT}{named.id}:{extra}")
    _go(extra)


def _deepening(
    app: Teamtuin, t: Texts, named: QuestionList, steps: Sequence[Step], seen: Sequence[str]
) -> Question:
    """The bank's question about all that stands here so far, other than those that were asked."""
    text = "\n\n".join(step.draft.text for step in steps if step.draft)
    shown = [*(step.question.id for step in steps if step.draft), *seen]
    return deepen(app.bank, text, model=named.id, language=t.language, seen=shown, at_most=1)[0]


def _keep(app: Teamtuin, viewer: Viewer, t: Texts, named: QuestionList) -> None:
    """All steps with words become one text, that only the writer sees."""
    steps = _steps(app, viewer, t, named)
    answers = [
        Answer(draft_id=step.draft.id, question=as_asked(step.question)) for step in steps if step.draft
    ]
    if not any(step.has_text for step in steps):
        st.query_params.clear()
        st.rerun()  # nothing was written: simply back to the ways in
    kept = app.reflections.keep_together(viewer, answers, way_in=named.id)
    st.session_state[KEPT] = str(kept.id)
    st.session_state.pop(SEEN, None)
    st.query_params.clear()
    st.rerun()


def kept(t: Texts) -> None:
    """What follows when all was kept as one text."""
    theme.title(t.gettext("Saved. Only you see this."))
    theme.lead(t.gettext("It stands in My garden. There you can read it back, share it or delete it."))
    theme.space(6)
    with st.container(key="voet_stapel", horizontal=True, gap="small"):
        if st.button(t.gettext("Read it in My garden"), type="primary", key="kept_read"):
            st.switch_page("pages/my_garden.py", query_params={"id": _let_go()})
        if st.button(t.gettext("Go to Today"), key="kept_today"):
            _let_go()
            st.switch_page("pages/today.py")
    theme.space(5)
    with st.container(key="stil_nog_iets"):
        if st.button(t.gettext("Write something else"), key="kept_more", type="tertiary"):
            _let_go()
            st.rerun()


def _let_go() -> str:
    return str(st.session_state.pop(KEPT))


def _margin(steps: Sequence[Step], here: int) -> None:
    """On a laptop: all steps, with the first words of what stands there."""
    items = "".join(_margin_step(step, now=place == here) for place, step in enumerate(steps))
    st.html(f'<ol class="tt-steps">{items}</ol>')


def _margin_step(step: Step, *, now: bool) -> str:
    words = first_line(step.draft.text) if step.draft else ""
    small = f"<small>{escape(words)}</small>" if words else ""
    current = ' class="nu" aria-current="step"' if now else ""
    return f"<li{current}>{escape(rows.capital(step.name))}{small}</li>"
