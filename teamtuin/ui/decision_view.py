"""A decision in words: why, what is kept, when one looks again, and what the numbers said that day."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from teamtuin.experiments.model import Decision, Experiment, Phase
from teamtuin.insight.decision_log import Pair, numbers_then, reasons
from teamtuin.texts import Texts
from teamtuin.ui import experiment_words, rows, theme


def show(t: Texts, decision: Decision) -> None:
    """All of it, as it was decided; the numbers of that day at a press, for the charts say how it is now."""
    _pairs(reasons(decision, t))
    numbers(t, decision)


def numbers(t: Texts, decision: Decision) -> None:
    """What the numbers said and left open on that day, folded."""
    if then := numbers_then(decision, t):
        name = escape(t.gettext("What the numbers said when we decided"))
        st.html(f'<details class="tt-fold"><summary>{name}</summary>{_as_list(then)}</details>')


def _pairs(pairs: Iterable[Pair]) -> None:
    st.html(_as_list(pairs))


def _as_list(pairs: Iterable[Pair]) -> str:
    told = [f"<dt>{escape(name)}</dt><dd>{_words(lines)}</dd>" for name, lines in pairs]
    return f'<dl class="tt-pairs">{"".join(told)}</dl>'


def _words(told: tuple[str, ...]) -> str:
    if len(told) == 1:
        return f'<span class="tt-text">{escape(told[0])}</span>'
    return lines(told)


def lines(told: Iterable[str]) -> str:
    """One under the other."""
    items = "".join(f"<li>{escape(line)}</li>" for line in told)
    return f'<ul class="tt-dashes">{items}</ul>'


def heading(t: Texts, decision: Decision) -> str:
    """When, and what."""
    return t.gettext("Decided on {day}: {choice}").format(
        day=rows.short_day(decision.decided_on, t.language),
        choice=rows.without_capital(experiment_words.choice(decision.choice, t)),
    )


def harvest(t: Texts, one: Experiment) -> None:
    """On top of the page of a proeftuin that was let go: what ends, and what goes along."""
    last = one.last_decision
    if one.phase is not Phase.STOPPED or last is None:
        return
    taken = [last.keep, *(cycle.learned for cycle in one.cycles)]
    along = [words for words in taken if words]
    goes, stays = t.gettext("This we let go."), t.gettext("This we take along.")
    theme.space(5)
    st.html(
        '<div class="tt-harvest">'
        f"<section><h2>{escape(goes)}</h2>"
        f'<p class="tt-text">{escape(one.differently or one.title)}</p>'
        f"<small>{escape(last.because)}</small></section>"
        f"<section><h2>{escape(stays)}</h2>{_along(t, along)}</section></div>"
    )


def _along(t: Texts, along: list[str]) -> str:
    if not along:
        said = t.gettext("What we saw and learned stays here, for who tries something like it.")
        return f'<p class="tt-text">{escape(said)}</p>'
    return "".join(f'<p class="tt-text">{escape(words)}</p>' for words in along)
