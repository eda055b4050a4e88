"""One slide of a deck: what it says, the notes for who speaks, and its place among the others."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.exchange.documents.exhibits import counted
from teamtuin.insight.deck import OnOffer
from teamtuin.presenting.model import Deck, Slide, Sort
from teamtuin.study_days.model import shortened
from teamtuin.texts import Texts
from teamtuin.ui import forms, theme
from teamtuin.ui.presenting_address import ROOM, SLIDE, go

SHORT = 90  # characters of a sentence in a list


def in_words(slide: Slide, offered: OnOffer, t: Texts) -> tuple[str, str]:
    """What a slide is called in the list, and the small line under it."""
    if not offered.holds(slide):
        gone = t.gettext("This is not there any more, and is not shown.")
        return t.gettext("Nothing to show"), gone
    if slide.sort is Sort.TEXT:
        first, _, rest = slide.text.partition("\n")
        return shortened(first, SHORT), shortened(rest, SHORT) or t.gettext("your own sentence")
    if slide.sort is Sort.EXPERIMENT:
        return offered.experiments[slide.of].title, t.gettext("the plan of this proeftuin")
    offer = offered.exhibits[slide.of]
    said = shortened(offer.exhibit.sentence, SHORT)
    return offer.exhibit.question, f"{offer.source} · {said}" if offer.experiment else said


def sentence_ask(t: Texts) -> forms.Ask:
    """The field for what stands on a slide of one's own."""
    return forms.Ask(
        name="text",
        label=t.gettext("What stands on it?"),
        placeholder=t.gettext("The first line is large. A question works better than a message."),
    )


def show(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck, slide: Slide, offered: OnOffer) -> None:
    """The slide in words, its place, and its notes."""
    title, small = in_words(slide, offered, t)
    theme.kicker(t.gettext("{n} of {all}").format(n=deck.place(slide.id), all=len(deck.slides)))
    theme.title(title)
    _told(t, slide, offered, small)
    _place(app, viewer, t, deck, slide)
    theme.space(6)
    _words(app, viewer, t, deck, slide)


def _told(t: Texts, slide: Slide, offered: OnOffer, small: str) -> None:
    if slide.sort is Sort.EXHIBIT and offered.holds(slide):
        exhibit = offered.exhibits[slide.of].exhibit
        theme.body(exhibit.sentence)
        theme.space(2)
        return theme.quiet(f"{counted(exhibit, t)} {exhibit.caveat}".strip())
    theme.quiet(small)


def _place(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck, slide: Slide) -> None:
    place, last = deck.place(slide.id), len(deck.slides)
    theme.space(3)
    with st.container(key="voet_plek", horizontal=True, gap="small"):
        for words, by, stuck in (
            (t.gettext("Earlier"), -1, place == 1),
            (t.gettext("Later"), 1, place == last),
        ):
            if st.button(words, key=f"slide_by_{by}", disabled=stuck):
                app.presenting.move(viewer, deck.id, slide.id, by)
                st.rerun()
    with st.container(key="stil_dia_weg"):
        if st.button(t.gettext("Take this slide out"), key="slide_out", type="tertiary"):
            app.presenting.take_out(viewer, deck.id, slide.id)
            go()


def _words(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck, slide: Slide) -> None:
    """Its own sentence, if it has one, and the notes."""
    notes = forms.Ask(
        name="notes",
        label=t.gettext("Your notes"),
        placeholder=t.gettext("What do you want to say here? Only you see it, in the second window."),
    )
    asks = (*([sentence_ask(t)] if slide.sort is Sort.TEXT else []), notes)
    sent = forms.sent(
        viewer,
        t,
        f"edit:{deck.id}:{ROOM}:{SLIDE}-{slide.id}",
        asks,
        lambda drafts: app.presenting.reword(viewer, deck.id, slide.id, drafts),
        action=t.gettext("Save"),
        foot=t.gettext("Only you see your notes; they go along in the file and on the handout."),
        action_when_empty=t.gettext("Save"),
        before={ask.name: getattr(slide, ask.name) for ask in asks},
    )
    if sent:
        go()
