"""What a proeftuin looks at, each as an exhibit; and what they all say, for a decision."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.experiments import stopping
from teamtuin.experiments.model import Experiment
from teamtuin.insight import guardrail
from teamtuin.insight.drawings import RunLine
from teamtuin.insight.exhibit import Exhibit, what_they_do_not_say, what_they_say
from teamtuin.insight.guardrail import Looked, is_guardrail
from teamtuin.insight.latest import crowded, is_long, latest
from teamtuin.insight.looking import looked
from teamtuin.insight.runchart import Verdict
from teamtuin.texts import Texts
from teamtuin.ui import exhibit_view, theme

ALL_OF_IT, THE_REST = "alle_metingen", "overige_metingen"


def show(t: Texts, one: Experiment) -> None:
    """The first exhibit and what asks for eyes, the rest behind a word, so that they do not bury the story.

    What is kept an eye on stands under what is hoped for, on one axis of time.
    """
    everything = bool(st.session_state.get(f"{ALL_OF_IT}_{one.id}"))
    found = [*looked(one, t)]
    drawn = {each.indicator.id: each.exhibit if everything else latest(each.exhibit, t) for each in found}
    pair = guardrail.paired(
        [*(Looked(indicator=each.indicator, exhibit=drawn[each.indicator.id]) for each in found)]
    )
    drawn = {key: crowded(exhibit, t) for key, exhibit in drawn.items()}
    blocks = [each for each in found if not (pair and each.indicator.id == pair[1].indicator.id)]
    above = pair[0].indicator.id if pair else None
    shown = blocks if st.session_state.get(THE_REST) == one.id else _at_once(one, blocks, above)
    for each in shown:
        exhibit = drawn[each.indicator.id]
        theme.space(7)
        if pair and each.indicator.id == above:
            _pair(t, pair, {one.indicator.id: one.exhibit for one in found})
        else:
            _alone(t, each, exhibit)
    if more := len(blocks) - len(shown):
        _the_rest(t, one, more)
    if any(is_long(each.exhibit) for each in shown):
        _how_much(t, one, everything)


def _at_once(one: Experiment, blocks: Sequence[Looked], above: UUID | None) -> list[Looked]:
    """The first, what is kept an eye on, and what moved or touched the stop rule."""
    return [
        each
        for place, each in enumerate(blocks)
        if not place
        or each.indicator.id == above
        or is_guardrail(each.indicator)
        or _asks_for_eyes(one, each)
    ]


def _asks_for_eyes(one: Experiment, each: Looked) -> bool:
    drawn = each.exhibit.figure
    moved = isinstance(drawn, RunLine) and drawn.chart.verdict is Verdict.SIGNAL
    return moved or stopping.touched(replace(one, indicators=(each.indicator,)))


def _the_rest(t: Texts, one: Experiment, more: int) -> None:
    words = t.ngettext("{n} more thing that we look at", "{n} more things that we look at", more)
    with st.container(key="stil_meer_metingen"):
        if st.button(words.format(n=more), key="experiment_the_rest", type="tertiary"):
            st.session_state[THE_REST] = one.id
            st.rerun()


def _alone(t: Texts, each: Looked, exhibit: Exhibit) -> None:
    if is_guardrail(each.indicator):
        theme.kicker(t.gettext("What we keep an eye on"))
    exhibit_view.show(exhibit, t, whole=each.exhibit.table)


def _pair(t: Texts, pair: tuple[Looked, Looked], whole: dict[object, Exhibit]) -> None:
    """Two lines under each other, and of each its sentence, its caveat and its table."""
    both = guardrail.together(pair[0].exhibit, pair[1].exhibit, t)
    with st.container(key=f"blad_{both.key}", gap=None):
        theme.heading(both.question)
        for place, each in enumerate(pair):
            if place:
                theme.space(3)
            name, sentence = escape(each.exhibit.question), escape(each.exhibit.sentence)
            st.html(f'<p class="tt-body"><span class="tt-word">{name}.</span> {sentence}</p>')
        exhibit_view.figure(both, t)
        for each, caveat in zip(
            pair, (crowded(pair[0].exhibit, t).caveat, pair[1].exhibit.caveat), strict=True
        ):
            theme.space(2)
            named = f"<span data-tt-about>{escape(each.exhibit.question)}</span>"
            st.html(f'<p class="tt-quiet">{named}. {escape(caveat)}</p>')
            exhibit_view.numbers(each.exhibit, t, whole=whole[each.indicator.id].table)


def _how_much(t: Texts, one: Experiment, everything: bool) -> None:
    """One press for all that was ever measured, and one back."""
    words = t.gettext("Draw only the latest") if everything else t.gettext("Draw all measurements")
    with st.container(key="stil_alle_metingen"):
        if st.button(words, key="experiment_all_measured", type="tertiary"):
            st.session_state[f"{ALL_OF_IT}_{one.id}"] = not everything
            st.rerun()


def exhibits(t: Texts, one: Experiment) -> Iterator[Exhibit]:
    """Each thing that is looked at, with all of its measurements."""
    return (each.exhibit for each in looked(one, t))


def said(t: Texts, one: Experiment) -> str:
    """What the numbers say now, to be kept with a decision."""
    return what_they_say(exhibits(t, one))


def not_said(t: Texts, one: Experiment) -> str:
    """What the numbers leave open, to be kept with it."""
    return what_they_do_not_say(exhibits(t, one), t)
