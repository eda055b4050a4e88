"""Rounds of trying: what was expected and what came of it side by side, on a phone under each other."""

from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.experiments.model import Cycle, Experiment
from teamtuin.texts import Texts
from teamtuin.ui import forms, rows, theme
from teamtuin.ui.experiment_address import LEARN, REWORD, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY

FIRST = 2
"""The latest ones; the others at a press, for the story line tells them too."""


def show(t: Texts, one: Experiment) -> None:
    """The latest rounds, the newest first; nothing when there are none."""
    if not one.cycles:
        return
    everything = bool(st.session_state.get(f"alle_rondes_{one.id}"))
    numbered = [*enumerate(one.cycles, start=1)][::-1]
    theme.space(7)
    with st.container(key="rondes", gap=None):
        theme.heading(t.gettext("What we expected, and what it brought"))
        for number, cycle in numbered if everything else numbered[:FIRST]:
            st.html(_round(number, cycle, t))
        with st.container(key="stil_rondes", horizontal=True, gap="medium"):
            _words(t, one, everything)


def _words(t: Texts, one: Experiment, everything: bool) -> None:
    if one.open_cycle:
        if st.button(t.gettext("What did this round bring?"), key="round_learn", type="tertiary"):
            go(LEARN)
        if st.button(t.gettext("Mend a slip in the expectation"), key="round_reword", type="tertiary"):
            go(REWORD)
    if len(one.cycles) > FIRST and not everything:
        words = t.gettext("All {n} rounds").format(n=len(one.cycles))
        if st.button(words, key="rounds_all", type="tertiary"):
            st.session_state[f"alle_rondes_{one.id}"] = True
            st.rerun()


def _round(number: int, cycle: Cycle, t: Texts) -> str:
    """Two lists: left what was expected, right what came of it, each with its day."""
    expected = _pair(t.gettext("We expected"), cycle.prediction, _when_expected(cycle, t))
    if cycle.is_open:
        result = _pair(t.gettext("It brought"), t.gettext("We have not looked yet."))
    else:
        result = "".join(
            (
                _pair(t.gettext("Surprised us"), cycle.surprise),
                _pair(t.gettext("We learn"), cycle.learned),
                f'<dd class="tt-when">{escape(_day(cycle, t))}</dd>',
            )
        )
    name = escape(t.gettext("Round {n}").format(n=number))
    return f'<h3 class="tt-month">{name}</h3><div class="tt-round"><dl>{expected}</dl><dl>{result}</dl></div>'


def _pair(name: str, words: str, when: str = "") -> str:
    if not words:
        return ""
    told = "<br>".join(escape(line) for line in words.splitlines())
    day = f'<dd class="tt-when">{escape(when)}</dd>' if when else ""
    return f"<dt>{escape(name)}</dt><dd>{told}</dd>{day}"


def _when_expected(cycle: Cycle, t: Texts) -> str:
    """Its day; afterwards and mended are said, for they weigh."""
    if cycle.afterwards:
        return t.gettext("written afterwards")
    day = rows.short_day(day_of(cycle.predicted_at), t.language)
    if cycle.reworded_at is None:
        return day
    mended = rows.short_day(day_of(cycle.reworded_at), t.language)
    return t.gettext("{day}, words last changed on {mended}, before the result").format(
        day=day, mended=mended
    )


def _day(cycle: Cycle, t: Texts) -> str:
    return rows.short_day(day_of(cycle.looked_at), t.language) if cycle.looked_at else ""


def reword(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """Other words for the expectation of the round that is open; once there is a result it stands."""
    cycle = one.open_cycle
    if cycle is None:
        return go()
    theme.kicker(one.title)
    theme.title(t.gettext("Mend a slip in the expectation"), gap="tt-gap-5")
    sent = forms.sent(
        viewer,
        t,
        f"edit:{cycle.id}:experiments:{REWORD}",
        (forms.Ask(name="prediction", label=t.gettext("What do you expect of this round?")),),
        lambda drafts: app.experiments.evidence.reword(viewer, one.id, cycle.id, drafts),
        action=t.gettext("Save"),
        foot=t.gettext(READ_BY),
        before={"prediction": cycle.prediction},
    )
    if sent:
        go()
    theme.space(3)
    theme.quiet(
        t.gettext("The day of the change is kept. Once this round has its result, nobody can change it.")
    )
    never_mind(t)
