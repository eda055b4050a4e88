"""Decisions and what was let go: the log of a school year, with the wall beside it, and papers of both."""

from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import DECISIONS
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.exchange import decision_log
from teamtuin.exchange.decision_log import DecisionLog
from teamtuin.insight.terms import year_name
from teamtuin.texts import Texts
from teamtuin.ui import decision_view, exhibit_view, papers, rows, theme
from teamtuin.ui.experiment_address import open_one

CHOSEN = "decision_log_year"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The newest school year, or the one that was chosen."""
    try:
        log = decision_log.gather(app, viewer, t, st.session_state.get(CHOSEN))
    except NotVisible:
        theme.title(t.gettext("Decisions and what we let go"))
        return theme.lead(
            t.gettext(
                "What you decide together at a proeftuin comes here, with the reason. "
                "So does what you let go."
            )
        )
    with st.container(key="breed_besluiten", gap=None):
        left, right = st.columns([1.7, 1], gap="large")
    with left, st.container(key="besluiten_lijst", gap=None):
        theme.title(t.gettext("Decisions and what we let go"))
        theme.lead(t.gettext("Every decision is good, letting go too. The whole team sees this."))
        _year(t, log)
        _papers(t, log)
        _decisions(t, log)
    with right, st.container(key="besluiten_muur", gap=None):
        _wall(t, log)


def _year(t: Texts, log: DecisionLog) -> None:
    theme.space(5)
    if len(log.years) == 1:
        return theme.quiet(t.gettext("School year {year}").format(year=year_name(log.year)))
    st.pills(
        t.gettext("Which school year?"),
        log.years,
        default=log.year,
        required=True,
        format_func=year_name,
        key=CHOSEN,
        label_visibility="collapsed",
        persist_state="page",
    )


def _papers(t: Texts, log: DecisionLog) -> None:
    at = DECISIONS.format(year=log.year)
    papers.links(
        (at, "_blank", t.gettext("To print")),
        (f"{at}/{decision_log.WORD}", "_self", t.gettext("Word")),
        (f"{at}/{decision_log.DECISIONS_CSV}", "_self", t.gettext("CSV")),
    )


def _decisions(t: Texts, log: DecisionLog) -> None:
    if not log.found:
        theme.space(5)
        return theme.body(t.gettext("In this school year nothing was decided."))
    for each in log.found:
        theme.space(6)
        small = decision_log.when_and_what(each, t)
        if rows.row(f"besluit_{each.decision.id}", each.experiment.title, rows.capital(small)):
            open_one(each.experiment.id)
        theme.space(3)
        decision_view.show(t, each.decision)


def _wall(t: Texts, log: DecisionLog) -> None:
    exhibit = log.wall
    st.html(f'<h2 class="tt-h2">{escape(exhibit.question)}</h2><div class="tt-gap-3"></div>')
    theme.body(exhibit.sentence)
    if exhibit.listing:
        theme.space(5)
        st.html(exhibit_view.listing_html(exhibit.listing))
        theme.space(3)
        at = DECISIONS.format(year=log.year)
        papers.links((f"{at}/{decision_log.LET_GO_CSV}", "_self", t.gettext("What was let go as CSV")))
