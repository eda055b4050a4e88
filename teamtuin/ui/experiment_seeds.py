"""Seeds: planting one, beginning with a question of a strand, and thinking along with one."""

import streamlit as st
from babel.lists import format_list

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import Refused
from teamtuin.experiments import starters
from teamtuin.experiments.along.model import Joining
from teamtuin.experiments.model import Experiment, Strand
from teamtuin.texts import Texts
from teamtuin.ui import experiment_words, forms, rows, theme
from teamtuin.ui.experiment_address import NEW, QUESTION, SEED, back, open_one
from teamtuin.ui.experiment_signing import sign

BEGUN_WITH = f"{SEED}-"
"""An address of a new seed that begins with a line: "seed-smart_circuits-1"."""


def plant(app: Teamtuin, viewer: Viewer, t: Texts, form: str) -> None:
    """A new seed, of nothing or of a line that one may change; or the questions to begin with."""
    back(t)
    if form == QUESTION:
        return _questions(t)
    begun = starters.seed_at(form.removeprefix(BEGUN_WITH)) if form.startswith(BEGUN_WITH) else None
    theme.title(t.gettext("What if …?"), gap="tt-gap-5")
    if begun is None:
        _way_to_questions(t)
    else:
        _begun_with(t, *begun)
    signed = sign(app, viewer, t, "seed_signed")
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{NEW}:{form if begun else SEED}",
        (_line(t),),
        lambda drafts: app.experiments.plant(
            viewer, drafts, signed=signed, strand=begun[0] if begun else None
        ),
        action=t.gettext("Plant this seed"),
        foot=t.gettext("The whole team can read this."),
        before={"seed": begun[1].line.to(t.language)} if begun else None,
    )
    if sent:
        st.query_params.clear()
        st.rerun()


def _line(t: Texts) -> forms.Ask:
    return forms.Ask(
        name="seed",
        label=t.gettext("Your seed in one line"),
        placeholder=t.gettext("What if the gym lesson begins with a child's question?"),
        height=forms.LINE,
    )


def _way_to_questions(t: Texts) -> None:
    with st.container(key="stil_begin_met_vraag"):
        if st.button(t.gettext("Begin with a question"), key="seed_question", type="tertiary"):
            open_one(NEW, QUESTION)
    theme.space(3)


def _begun_with(t: Texts, strand: Strand, seed: starters.Seed) -> None:
    """Of which strand it is, and what to look at before planting it."""
    experiment_words.strand_line(strand, t)
    theme.lead(seed.ask.to(t.language))
    theme.space(3)
    theme.quiet(t.gettext("The line below is only a beginning. Make it your own."))
    theme.space(5)


def _questions(t: Texts) -> None:
    """A strand, and then its seeds."""
    theme.title(t.gettext("Begin with a question"), gap="tt-gap-5")
    strand = st.pills(
        t.gettext("What is it about?"),
        list(Strand),
        format_func=lambda each: t.gettext(experiment_words.STRANDS[each]),
        key="seed_strand",
    )
    theme.space(5)
    if strand is not None:
        _seeds_of(t, Strand(strand))


def _seeds_of(t: Texts, strand: Strand) -> None:
    """Each with what to look at first."""
    try:
        seeds = starters.read()[strand].seeds
    except Refused as refusal:
        return theme.wrong(t.refusal(refusal))
    for number, seed in enumerate(seeds, start=1):
        called = f"{BEGUN_WITH}{strand}-{number}"
        if rows.row(called, seed.line.to(t.language), seed.ask.to(t.language)):
            open_one(NEW, called)


def who_thinks_along(t: Texts, joining: Joining) -> None:
    """On a seed: who of the team thinks along, by first name and in words; no number, and nobody first."""
    if names := joining.names:
        told = format_list(list(names), locale=t.language)
        theme.space(3)
        theme.body(t.ngettext("{names} thinks along.", "{names} think along.", len(names)).format(names=told))


def think_along(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, joining: Joining) -> None:
    """On a seed: joining, and taking that back."""
    if not one.is_seed:
        return
    along = app.experiments.along
    if joining.mine:
        if st.button(t.gettext("I join no more"), key="seed_stop_joining"):
            along.stop_joining(viewer, one.id)
            st.rerun()
    elif st.button(t.gettext("I join in"), key="seed_join"):
        along.join(viewer, one.id)
        st.rerun()
