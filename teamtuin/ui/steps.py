"""One way in, one question at a time; every answer is a draft in its own place until all is one text."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.bank import another
from teamtuin.asking.deepening import deepen
from teamtuin.asking.model import Question, Stage
from teamtuin.asking.prompts import STAGE, prompt
from teamtuin.drafts.model import Draft
from teamtuin.reflections.model import AskedQuestion, Reflection, first_line
from teamtuin.reflections.service import Answer
from teamtuin.texts import Texts
from teamtuin.ui import ai_over, ai_question, rows, theme
from teamtuin.ui.deepening import as_asked, who_reads
from teamtuin.ui.room import again
from teamtuin.ui.session import on_own_device
from teamtuin.ui.step import CHOSEN, ROOT, Step, Walk, extra_id
from teamtuin.ui.writing_field import WritingResult, draft_in_hand, writing_field

MOST_EXTRA = 3  # more would be an interrogation
SEEN, KEPT = "steps_seen", "steps_kept"
ASK = "steps_ask"
"""The button that asks for a question."""
# Ways whose first stage chooses a moment: a line that stands already is that moment.
BEGIN_WITH_A_MOMENT = {"appreciative", "observation", "alact", "gibbs", "starrt", "kolb", "one_minute"}


def unfinished(app: Teamtuin, viewer: Viewer) -> dict[str, Draft]:
    """For each way in that was begun: the draft changed last."""
    found: dict[str, Draft] = {}
    for draft in app.drafts.begun(viewer, ROOT):
        if draft.has_text:
            found.setdefault(draft.place.split(":")[1], draft)
    return found


def show(walk: Walk, asked: str | None) -> None:
    """The step that the address asks for, else the first one without words."""
    steps = walk.steps(asked or "")
    here = _here(walk, steps, asked)
    if st.session_state.get(ASK):  # answered before anything is drawn: a second run would be a second wait
        here = _ask(walk, steps, here)
    st.query_params["stap"] = steps[here].id  # one stays in a step while writing in it, also after a reload
    with st.container(key="breed_schrijven", gap=None):
        main, margin = st.columns([2.6, 1], gap="large")
    with main.container(gap=None):
        _step(walk, steps, here)
    with margin:
        _margin(walk.t, steps, here)


def _here(walk: Walk, steps: Sequence[Step], asked: str | None) -> int:
    ids = [step.id for step in steps]
    if asked in ids:
        return ids.index(str(asked))
    first = 1 if walk.upon and walk.named.id in BEGIN_WITH_A_MOMENT else 0
    empty = [place for place, step in enumerate(steps) if not step.has_text and place >= first]
    return empty[0] if empty else len(steps) - 1


def _step(walk: Walk, steps: Sequence[Step], here: int) -> None:
    step, t = steps[here], walk.t
    theme.kicker(_where(walk, steps, here))
    if walk.upon:
        _what_stands(walk.upon)
    draft = draft_in_hand(walk.viewer, walk.place(step, step.question), offered=True)
    about = _about(walk, steps, step, draft)
    if ai_question.is_open(about):
        return ai_question.show(walk.app, walk.viewer, t, about)
    ai_over.why_not(draft.id)
    asked = _asked(step, draft)
    ai_over.label(t, asked.source)
    result = _field(walk, draft, asked, is_first=not here, is_last=here == len(steps) - 1)
    if result and result.button == "secondary":
        _go(steps[here - 1].id)
    elif result and result.button == "action" and here < len(steps) - 1:
        _go(steps[here + 1].id)
    elif result:
        _keep(walk)
    theme.space(3)
    _beside(walk, steps, step, about)


def _asked(step: Step, draft: Draft) -> AskedQuestion:
    """The question over these words: one of an AI that the writer chose in this tab, else the bank's."""
    return ai_over.question(draft.id) or as_asked(step.question)


def _about(walk: Walk, steps: Sequence[Step], step: Step, draft: Draft) -> ai_question.Place:
    """The words of this step; while it is empty, those that stand before it."""
    return ai_question.Place(
        id=draft.id,
        text=draft.text if draft.has_text else _so_far(walk, steps),
        prompt=lambda: prompt(STAGE, walk.t.language).at(step.name, step.question.text),
        keep=lambda asked: ai_over.put(draft.id, asked),
        kept_in=walk.upon.id if walk.upon else None,
    )


def _so_far(walk: Walk, steps: Sequence[Step]) -> str:
    """All that the writer wrote along this way, under the text that it goes deeper into."""
    written = [step.draft.text for step in steps if step.draft]
    return "\n\n".join([walk.upon.text, *written] if walk.upon else written)


def _field(
    walk: Walk, draft: Draft, asked: AskedQuestion, *, is_first: bool, is_last: bool
) -> WritingResult | None:
    t = walk.t
    return writing_field(
        draft,
        owner_key=str(walk.viewer.id),
        label=asked.text,
        placeholder="",
        action=t.gettext("Save") if is_last else t.gettext("Next"),
        action_when_empty=t.gettext("Done") if is_last else t.gettext("Skip"),
        secondary=None if is_first else t.gettext("Back"),
        leave=None if is_last else t.gettext("Done for now"),
        foot=who_reads(walk.app, walk.viewer, t, walk.upon),
        min_height="13rem",
        own_device=on_own_device(),
        focus=True,
        t=t,
    )


def _what_stands(upon: Reflection) -> None:
    """The line that is looked at more deeply, in sight above each question."""
    st.html(f'<p class="tt-text tt-stands">{escape(first_line(upon.text))}</p>')
    theme.space(5)


def _where(walk: Walk, steps: Sequence[Step], here: int) -> str:
    """ "Something worked · step 2 of 5, deepen"."""
    return walk.t.gettext("{way} · step {n} of {all}, {name}").format(
        way=walk.named.brought_by or walk.named.name, n=here + 1, all=len(steps), name=steps[here].name
    )


def _beside(walk: Walk, steps: Sequence[Step], step: Step, about: ai_question.Place) -> None:
    """Another question over these words, or a question about what stands here so far."""
    t = walk.t
    with st.container(key="stappen_ernaast", horizontal=True, gap="medium"):
        if (step.is_extra or len(step.questions) > 1) and st.button(
            t.gettext("Another question"), key="steps_another", type="tertiary"
        ):
            _swap(walk, steps, step)
        if _extras(steps) < MOST_EXTRA and not (step.is_extra and not step.has_text):
            st.button(t.gettext("Ask me something"), key=ASK, type="tertiary")
        ai_question.button(walk.app, walk.viewer, t, about)


def _extras(steps: Sequence[Step]) -> int:
    return sum(one.is_extra for one in steps)


def _ask(walk: Walk, steps: list[Step], here: int) -> int:
    """Put a step with one more question behind those of this stage; returns its place."""
    stage = steps[here].stage_id
    other = _deepening(walk, steps, st.session_state.get(SEEN, []))
    place = max(place for place, step in enumerate(steps) if step.stage_id == stage) + 1
    steps.insert(place, walk.extra_step(steps[here], _extras(steps) + 1, other))
    return place


def _go(step_id: str) -> None:
    st.query_params["stap"] = step_id
    again()


def _swap(walk: Walk, steps: Sequence[Step], step: Step) -> None:
    """Put another question over the same words."""
    seen = st.session_state.setdefault(SEEN, [])
    seen.append(step.question.id)
    if step.is_extra:
        other = _deepening(walk, steps, seen)
    else:
        other = another(Stage(id=step.id, name=step.name, questions=tuple(step.questions)), seen)
    # What was typed just before the press may have come in after this page began to run, or be on its way.
    draft = draft_in_hand(walk.viewer, walk.place(step, step.question), offered=True)
    walk.app.drafts.move(walk.viewer, draft.id, walk.place(step, other))
    ai_over.put_away(draft.id)
    walk.choose(step, other)
    _go(extra_id(step.stage_id, step.turn, other) if step.is_extra else step.id)


def _deepening(walk: Walk, steps: Sequence[Step], seen: Sequence[str]) -> Question:
    """The bank's question about all that stands here so far, other than those that were asked or, in an
    earlier text, answered."""
    text = _so_far(walk, steps)
    parts = walk.upon.parts if walk.upon else ()
    answered = [part.question.id for part in parts if part.question and part.question.id]
    shown = [*answered, *(step.question.id for step in steps if step.draft), *seen]
    return deepen(
        walk.app.bank,
        text,
        model=walk.named.id,
        language=walk.t.language,
        seen=shown,
        lately=walk.app.reflections.answered_lately(walk.viewer),
        at_most=1,
    )[0]


def _keep(walk: Walk) -> None:
    """All steps with words become one text that only the writer sees, or go on in the text that stands."""
    steps = walk.steps()
    answers = [
        Answer(draft_id=step.draft.id, question=_asked(step, step.draft)) for step in steps if step.draft
    ]
    written = any(step.has_text for step in steps)
    for forgotten in (SEEN, CHOSEN):
        st.session_state.pop(forgotten, None)
    if walk.upon:
        if written:
            walk.app.reflections.go_deeper(walk.viewer, walk.upon.id, answers, way_in=walk.named.id)
        st.switch_page("pages/my_garden.py", query_params={"id": str(walk.upon.id)})
    if written:
        kept = walk.app.reflections.keep_together(walk.viewer, answers, way_in=walk.named.id)
        st.session_state[KEPT] = str(kept.id)
    st.query_params.clear()
    again()  # when nothing was written: simply back to the ways in


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
            again()


def _let_go() -> str:
    return str(st.session_state.pop(KEPT))


def _margin(t: Texts, steps: Sequence[Step], here: int) -> None:
    """On a laptop: all steps, with the first words of what stands there."""
    items = "".join(_margin_step(step, now=place == here) for place, step in enumerate(steps))
    name = escape(t.gettext("The steps"))
    st.html(f'<ol class="tt-steps" aria-label="{name}">{items}</ol>')


def _margin_step(step: Step, *, now: bool) -> str:
    words = first_line(step.draft.text) if step.draft else ""
    small = f"<small>{escape(words)}</small>" if words else ""
    current = ' class="nu" aria-current="step"' if now else ""
    return f"<li{current}>{escape(rows.capital(step.name))}{small}</li>"
