"""Starting a proeftuin with five answers, and changing its words, its facts and its step."""

from datetime import date, timedelta

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.prompts import EXPECTATION
from teamtuin.errors import N_, Refused, TeamtuinError
from teamtuin.experiments import starters
from teamtuin.experiments.model import Experiment, Step, Strand
from teamtuin.experiments.service import Facts
from teamtuin.registration.model import MayGo
from teamtuin.texts import Texts
from teamtuin.ui import experiment_words, forms, theme
from teamtuin.ui.experiment_address import DESCRIBE, START, go, never_mind

AHEAD = timedelta(weeks=4)
READ_BY = N_("The whole team can read this.")


def start(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """Exactly five things, counted on the screen."""
    if one.step is not Step.SEED or one.let_go or one.tried_on is not None:
        go()
    theme.kicker(one.title)
    theme.title(t.gettext("Five answers, and you can begin"), gap="tt-gap-5")
    day = st.date_input(
        t.gettext("1 of 5 · When do you look back?"),
        theme.today() + AHEAD,
        min_value=theme.today() + timedelta(days=1),
        format="DD-MM-YYYY",
        key="experiment_look_back",
    )
    theme.space(5)
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{START}",
        _four(t, one.strand),
        lambda drafts: app.experiments.start(viewer, one.id, drafts, day),
        action=t.gettext("Begin"),
        foot=t.gettext(READ_BY),
    )
    if sent:
        go()
    never_mind(t)


def _four(t: Texts, strand: Strand | None) -> tuple[forms.Ask, ...]:
    """The typed answers, each with a question of its strand in the empty field if there is one."""
    asks = {
        "need": (
            t.gettext("2 of 5 · What does this child or this class need?"),
            t.gettext("What do you see now?"),
        ),
        "expectation": (t.gettext("3 of 5 · What do you expect?"), t.gettext("If we …, then …, because …")),
        "let_go": (
            t.gettext("4 of 5 · What do you let go for it?"),
            t.gettext("One thing that stops, so that there is room."),
        ),
        "stop_rule": (t.gettext("5 of 5 · When do you stop earlier?"), t.gettext("We stop earlier if …")),
    }
    asked = _questions_of(strand)
    short = () if asked else ("let_go", "stop_rule")
    return tuple(
        forms.Ask(
            name=name,
            label=label,
            placeholder=getattr(asked, name).to(t.language) if asked else usual,
            height=forms.LINE if name in short else forms.LINES,
            ai=EXPECTATION if name == "expectation" else "",
        )
        for name, (label, usual) in asks.items()
    )


def _questions_of(strand: Strand | None) -> starters.Starter | None:
    """Those of the strand; a file that cannot be read keeps nobody from starting."""
    try:
        return starters.read()[strand] if strand else None
    except Refused:
        return None


def describe(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """Other words, each field with what stands there now."""
    theme.title(t.gettext("Change the words"), gap="tt-gap-5")
    if one.tried_on is not None:
        theme.quiet(t.gettext("The expectation stands since you began. What you think later, you add to it."))
        theme.space(5)
    asks = _words(t, one)
    sent = forms.sent(
        viewer,
        t,
        f"edit:{one.id}:experiments:{DESCRIBE}",
        asks,
        lambda drafts: app.experiments.describe(viewer, one.id, drafts),
        action=t.gettext("Save"),
        foot=t.gettext(READ_BY),
        action_when_empty=t.gettext("Save"),
        before={ask.name: getattr(one, ask.name) for ask in asks},
    )
    if sent:
        go()
    never_mind(t)


def _words(t: Texts, one: Experiment) -> tuple[forms.Ask, ...]:
    """Of a seed its name and need; once trying began, all but the expectation, which stands."""
    labels = {
        "title": t.gettext("What is it called?"),
        "need": t.gettext("What does this child or this class need?"),
        "expectation": t.gettext("What do you expect? If …, then …, because …"),
        "differently": t.gettext("What do you do differently?"),
        "let_go": t.gettext("What do you let go for it?"),
        "stop_rule": t.gettext("When do you stop earlier?"),
    }
    if one.is_seed:
        labels = {"title": labels["title"], "need": labels["need"]}
    if one.tried_on is not None:
        del labels["expectation"]
    return tuple(
        forms.Ask(
            name=name,
            label=label,
            height=forms.LINE if name == "title" else forms.LINES,
            may_go=MayGo.DIFFERENTLY if name == "differently" else None,
        )
        for name, label in labels.items()
    )


def facts(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """What stands in the margin; all of it may stay open."""
    theme.title(t.gettext("Strand, period, who joins"), gap="tt-gap-5")
    strand = st.pills(
        t.gettext("Strand"),
        list(Strand),
        default=one.strand,
        format_func=lambda each: t.gettext(experiment_words.STRANDS[each]),
        key="experiment_strand",
    )
    theme.space(5)
    gone = app.registration.gone(viewer)
    members = one.who_joins if MayGo.WHO_JOINS in gone else _members(t, one)
    starts = _day(t.gettext("First day"), one.starts_on, "experiment_starts")
    ends = one.ends_on
    if MayGo.ENDS_ON not in gone:
        ends = _day(t.gettext("Last day"), one.ends_on, "experiment_ends")
    advice = _day(
        t.gettext("Advice asked of the council on"), one.council_advice_asked_on, "experiment_advice"
    )
    theme.space(3)
    if st.button(t.gettext("Save"), key="experiment_facts_save", type="primary"):
        told = Facts(
            strand=strand,
            who_joins=members,
            starts_on=starts,
            ends_on=ends,
            council_advice_asked_on=advice,
        )
        try:
            app.experiments.set_facts(viewer, one.id, told)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        go()
    never_mind(t)


def _members(t: Texts, one: Experiment) -> tuple[str, ...]:
    """Who joins, in the viewer's words; what a file called otherwise stays as it is there."""
    called = {experiment_words.member(word, t): word for word in one.who_joins}
    joining = st.text_input(
        t.gettext("Who joins? Groups or roles, no names, with commas between them"),
        ", ".join(called),
        max_chars=200,
        autocomplete="off",
        key="experiment_joins",
    )
    theme.space(5)
    words = (word.strip() for word in (joining or "").split(","))
    return tuple(called.get(word, word) for word in words if word)


def _day(label: str, value: date | None, key: str) -> date | None:
    day = st.date_input(label, value, format="DD-MM-YYYY", key=key)
    theme.space(5)
    return day


def step(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """To another step; going back is normal. Another day of looking back is chosen here too."""
    theme.title(t.gettext("Where do you stand?"))
    theme.lead(t.gettext("Going back is normal."))
    theme.space(5)
    chosen = st.pills(
        t.gettext("Step"),
        list(Step),
        default=one.step,
        required=True,
        format_func=lambda each: t.gettext(experiment_words.STEPS[each]),
        key="experiment_step",
        label_visibility="collapsed",
    )
    theme.space(5)
    day = _day(t.gettext("When do you look back?"), one.look_back_on, "experiment_look_back_day")
    if st.button(t.gettext("Save"), key="experiment_step_save", type="primary") and chosen:
        try:
            if day and day != one.look_back_on:
                app.experiments.look_back_on(viewer, one.id, day)
            app.experiments.move(viewer, one.id, chosen)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        go()
    never_mind(t)
