"""Measuring in a few taps, as fits what is counted: a plus, a number, or so many of so many."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import N_, TeamtuinError
from teamtuin.experiments.looking.model import OwnIndicator, Way, first_day, number_on, span_of, way_of
from teamtuin.experiments.model import Experiment, Indicator, Span
from teamtuin.insight.disclosure import cleared_share
from teamtuin.insight.sentences import number as in_words
from teamtuin.texts import Texts
from teamtuin.ui import experiment_own, rows, tally_field, theme
from teamtuin.ui.experiment_address import COLUMN, INDICATOR, WHICH, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY
from teamtuin.ui.experiment_looking import number_field

TYPED = "measure_typed"
WHEN = {Span.DAY: N_("today"), Span.WEEK: N_("this week"), Span.MONTH: N_("this month")}
ON = {
    Span.DAY: N_("On which day?"),
    Span.WEEK: N_("In which week? Choose a day in it."),
    Span.MONTH: N_("In which month? Choose a day in it."),
}


def measure(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """Which, and then how much; of today unless another day is chosen."""
    own = app.experiments.looking.own(viewer, one.id)
    indicators = (*one.indicators, *(each.indicator for each in own))
    if not indicators:
        go(INDICATOR)
    theme.kicker(one.title)
    theme.title(t.gettext("Add a measurement"), gap="tt-gap-5")
    indicator = _which(t, indicators)
    theme.space(5)
    if way_of(indicator) is Way.TALLY and st.session_state.get(TYPED) != indicator.id:
        _tally(app, viewer, t, indicator)
        other = t.gettext("Type the number")
    else:
        _typed(app, viewer, t, indicator)
        other = t.gettext("Tally instead") if way_of(indicator) is Way.TALLY else ""
    theme.space(3)
    _read_by(app, viewer, t, indicator, own)
    _other_ways(t, indicator, other)
    never_mind(t)


def _which(t: Texts, indicators: Sequence[Indicator]) -> Indicator:
    by_id = {str(each.id): each for each in indicators}
    asked = by_id.get(st.query_params.get(WHICH, "")) or (indicators[0] if len(by_id) == 1 else None)
    if asked:
        theme.body(asked.label)
        return asked
    with st.container(key="lange_keuze", gap=None):
        chosen = st.pills(
            t.gettext("What did you measure?"),
            list(by_id),
            default=str(indicators[0].id),
            required=True,
            format_func=lambda each: rows.unmarked(by_id[each].label),
            key="measure_which",
        )
    return by_id.get(chosen or "", indicators[0])


def _tally(app: Teamtuin, viewer: Viewer, t: Texts, indicator: Indicator) -> None:
    """The plus. No fragment: a server that was started anew would not know it, and hear no press."""
    key, now = f"tally-{indicator.id}", app.now()
    told = tally_field.told(key, now)
    try:
        number = app.experiments.looking.count(viewer, indicator, told.presses)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    plus = tally_field.Plus(
        owner_key=str(viewer.id),
        thing=indicator.id,
        now=now,
        number=number,
        when=t.gettext(WHEN[span_of(indicator)]),
    )
    if tally_field.draw(key, plus, told, t):
        st.rerun()


def _typed(app: Teamtuin, viewer: Viewer, t: Texts, indicator: Indicator) -> None:
    number, total = _numbers(t, indicator)
    on = st.date_input(
        t.gettext(ON[span_of(indicator)]),
        theme.today(),
        max_value=theme.today(),
        format="DD-MM-YYYY",
        key="measure_day",
    )
    _stands_already(t, indicator, on)
    theme.space(5)
    if st.button(t.gettext("Save"), key="measure_save", type="primary"):
        if number is None:
            return theme.wrong(t.gettext("There is no number yet. Nothing was saved. Fill it in first."))
        try:
            app.experiments.evidence.measure(viewer, indicator, number, total=total, on=on)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        st.session_state.pop(TYPED, None)
        go()


def _numbers(t: Texts, indicator: Indicator) -> tuple[float | None, float | None]:
    key = f"measure_number_{indicator.id}"
    if way_of(indicator) is not Way.SHARE:
        return number_field(rows.capital(indicator.unit) or t.gettext("How many?"), key), None
    met = number_field(t.gettext("How many?"), key)
    return met, number_field(t.gettext("Of how many?"), f"measure_total_{indicator.id}")


def _stands_already(t: Texts, indicator: Indicator, on: date | None) -> None:
    """Before a number takes the place of another one, that is said, with it where it may be shown."""
    there = number_on(indicator, on) if on else None
    if there is not None and there.measured_on == first_day(span_of(indicator), on or theme.today()):
        theme.quiet(_there(t, *cleared_share(indicator.counts_of, there.number, there.total)))


def _there(t: Texts, number: float | None, total: float | None) -> str:
    if number is None:
        return t.gettext("A number stands there already. Yours takes its place.")
    words = in_words(number, t.language)
    if total is not None:
        words = t.gettext("{met} of {total}").format(met=words, total=in_words(total, t.language))
    return t.gettext("It says {number} there already. Yours takes its place.").format(number=words)


def _read_by(
    app: Teamtuin, viewer: Viewer, t: Texts, indicator: Indicator, own: Sequence[OwnIndicator]
) -> None:
    mine = next((each for each in own if each.indicator.id == indicator.id), None)
    theme.quiet(
        experiment_own.who_sees(app.people.colleagues(viewer), viewer, t, mine)
        if mine
        else t.gettext(READ_BY)
    )


def _other_ways(t: Texts, indicator: Indicator, other: str) -> None:
    with st.container(key="stil_anders_meten", horizontal=True, gap="medium"):
        if other and st.button(other, key="measure_other_way", type="tertiary"):
            typed = st.session_state.get(TYPED) == indicator.id
            st.session_state[TYPED] = None if typed else indicator.id
            st.rerun()
        if st.button(t.gettext("Paste a column"), key="measure_column", type="tertiary"):
            go(f"{COLUMN}{indicator.id}")
