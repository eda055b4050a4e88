"""The card for parents: what stands on it, whether it fits, and other words for it."""

from collections.abc import Sequence
from html import escape

import streamlit as st
from babel.lists import format_list

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import PARENTS_CARD
from teamtuin.app import Teamtuin
from teamtuin.asking.masking.choosing import once_each
from teamtuin.asking.masking.model import SpanKind
from teamtuin.errors import NotVisible
from teamtuin.exchange import parents_card
from teamtuin.exchange.parents_card import Part
from teamtuin.experiments.model import Experiment
from teamtuin.experiments.parents_card.model import OWN, ParentsCard, beside
from teamtuin.texts import Texts
from teamtuin.ui import forms, papers, theme
from teamtuin.ui.experiment_address import CARD, CARD_WORDS, go, never_mind, open_one
from teamtuin.ui.experiment_forms import READ_BY

SEEN = "parents_card_seen_"


def show(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """As parents will read it, with what the team should look at first."""
    card = _card(app, viewer, t, one)
    if card is None:
        return theme.title(t.gettext("This page is not there, or not for you."))
    found = parents_card.parts(card, theme.today(), t)
    theme.kicker(t.gettext("For parents"))
    theme.title(one.title)
    if card.looked_over:
        theme.lead(t.gettext("The team has looked this over."))
    else:
        theme.lead(t.gettext("Not looked over by the team yet. This was made of your plan."))
    _heed(app, viewer, t, one, found)
    theme.space(5)
    with st.container(key="voet_stapel", horizontal=True, gap="small"):
        label = t.gettext("Change the words") if card.looked_over else t.gettext("Look it over")
        if st.button(label, key="parents_card_words", type="secondary" if card.looked_over else "primary"):
            go(CARD_WORDS)
    address = PARENTS_CARD.format(id=one.id)
    papers.links(
        (address, "_blank", t.gettext("To print")),
        (f"{address}/{parents_card.WORD}", "_self", t.gettext("Word")),
    )
    theme.space(5)
    _told(found)
    never_mind(t)


def _card(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> ParentsCard | None:
    try:
        return app.experiments.parents_card.of(viewer, one.id, t)
    except NotVisible:
        return None


def _told(found: Sequence[Part]) -> None:
    told = "".join(
        f'<dt>{escape(each.heading)}</dt><dd><span class="tt-text">{escape(each.text)}</span></dd>'
        for each in found
    )
    st.html(f'<dl class="tt-pairs">{told}</dl>')


def _heed(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, found: tuple[Part, ...]) -> None:
    """What is too long, looks like a name, or points to a few people: the team decides."""
    said = []
    if long := parents_card.to_shorten(found, one.title):
        where = format_list([f"“{part.heading}”" for part in long], locale=t.language)
        said.append(t.gettext("This does not fit on one A4. Shorten it at {places}.").format(places=where))
    text = "\n".join([one.title, *(part.text for part in found)])
    spans = once_each(app.asking.found_in(viewer, text, t.language))
    if names := [span.text for span in spans if span.kind is SpanKind.PERSON]:
        listed = format_list(names, locale=t.language)
        said.append(
            t.gettext("This looks like a name: {names}. No names stand on this card.").format(names=listed)
        )
    if groups := parents_card.small_groups(found):
        listed = format_list([f"“{words}”" for words in groups], locale=t.language)
        said.append(
            t.gettext("{words}: can somebody be recognised by that? Say it without the number.").format(
                words=listed
            )
        )
    for sentence in said:
        theme.space(3)
        theme.wrong(sentence)


def words(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The sentences of the team, each with what stands there now; keeping them is having looked it over.

    What else stands on the card is shown too, and only what was shown before the press counts as seen.
    """
    card = _card(app, viewer, t, one)
    if card is None:
        return theme.title(t.gettext("This page is not there, or not for you."))
    theme.kicker(one.title)
    theme.title(t.gettext("What parents read"))
    theme.lead(
        t.gettext("Short sentences, ordinary words, no names. Two or three sentences are enough for each.")
    )
    theme.space(5)
    asks, now = _asks(t), beside(card.experiment)
    seen = st.session_state.get(f"{SEEN}{one.id}", now)
    sent = forms.sent(
        viewer,
        t,
        f"edit:{one.id}:experiments:{CARD_WORDS}",
        asks,
        lambda drafts: app.experiments.parents_card.look_over(viewer, one.id, drafts, seen),
        action=t.gettext("This is right for parents"),
        foot=t.gettext(READ_BY),
        action_when_empty=t.gettext("This is right for parents"),
        before={ask.name: getattr(card.words, ask.name) for ask in asks},
        between=lambda: _also_on_it(t, card),
    )
    if sent:
        go(CARD)
    st.session_state[f"{SEEN}{one.id}"] = now
    theme.space(3)
    theme.back(t.gettext("Back to the card for parents"), "parents_card_back", lambda: open_one(one.id, CARD))


def _also_on_it(t: Texts, card: ParentsCard) -> None:
    """What comes from the proeftuin itself, where it stands on the card."""
    theme.quiet(t.gettext("This stands on the card too. It comes from the proeftuin itself."))
    theme.space(3)
    _told([part for part in parents_card.parts(card, theme.today(), t) if part.where not in OWN])
    theme.space(5)


def _asks(t: Texts) -> tuple[forms.Ask, ...]:
    return (
        forms.Ask(name="trying", label=t.gettext("What do you try?")),
        forms.Ask(name="why", label=t.gettext("Why do you try it?")),
        forms.Ask(
            name="notice",
            label=t.gettext("What will parents and children notice of it?"),
            placeholder=t.gettext("It may stay open."),
        ),
        forms.Ask(name="joining", label=t.gettext("How can parents join in or ask something?")),
    )
