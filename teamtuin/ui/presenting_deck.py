"""One deck: its slides in order, what can be put in, and the ways to the wall and to a file."""

from collections.abc import Iterator

import streamlit as st
from babel.lists import format_list

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import PRESENTATION
from teamtuin.app import Teamtuin
from teamtuin.asking.masking.choosing import once_each
from teamtuin.asking.masking.model import Certainty, SpanKind
from teamtuin.errors import N_, TeamtuinError
from teamtuin.exchange.deck import page
from teamtuin.exchange.deck.names import without_names
from teamtuin.insight.deck import OnOffer, on_offer, shown
from teamtuin.presenting.model import Deck, Over, Sort
from teamtuin.texts import Texts
from teamtuin.ui import forms, papers, presenting_slide, rows, theme
from teamtuin.ui.presenting_address import CHOOSE, NAME, ROOM, SLIDE, WRITE, back, go

OVERS = {
    Over.TERM: N_("This period"),
    Over.YEAR: N_("This school year"),
    Over.YEAR_BEFORE: N_("Last school year"),
}
ONLY_YOU = N_("Only you see this here. On a slide it is without names.")
GOING = "present_going"


def show(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck) -> None:
    """The deck, one slide, or one of its forms."""
    offered, form = on_offer(app, viewer, deck.over, t), st.query_params.get("doe", "")
    forms_of = {CHOOSE: _choose, WRITE: _write, NAME: _rename}
    if form in forms_of:
        back(t)
        return forms_of[form](app, viewer, t, deck, offered)
    slide = next((one for one in deck.slides if f"{SLIDE}-{one.id}" == form), None)
    if slide is not None:
        back(t)
        return presenting_slide.show(app, viewer, t, deck, slide, offered)
    theme.back(t.gettext("Back to Presenting"), "present_to_list")
    theme.title(deck.title)
    _ways(t, deck)
    _heed_names(app, viewer, t, deck, offered)
    _over(app, viewer, t, deck)
    _slides(t, deck, offered)
    _what_can_be_done(app, viewer, t, deck)


def _ways(t: Texts, deck: Deck) -> None:
    address = PRESENTATION.format(id=deck.id)
    papers.links(
        (address, "_blank", t.gettext("Show it")),
        (f"{address}/{page.FILE}", "_self", t.gettext("Take it along as one file")),
    )
    theme.space(2)
    theme.quiet(
        t.gettext(
            "Press ? there for the keys. The file opens on any computer without a network, and keeps the "
            "numbers of today. Names of people of the team are “somebody” in it."
        )
    )


def _heed_names(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck, offered: OnOffer) -> None:
    """Names of others than the team are only seen by who wrote them: she decides."""
    presented = without_names(shown(deck, offered, t), app.asking.known_names(viewer), t)
    typed = [text for each in presented if not each.exhibit for text in (each.title, each.text)]
    typed += [text for each in presented for _, text in each.pairs]
    spans = once_each(app.asking.found_in(viewer, "\n".join(typed), t.language))
    names = [
        span.text for span in spans if span.kind is SpanKind.PERSON and span.certainty is Certainty.CERTAIN
    ]
    if names:
        theme.space(3)
        theme.wrong(
            t.gettext("This looks like a name: {names}. Does it have to be on the wall?").format(
                names=format_list(names, locale=t.language)
            )
        )


def _over(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck) -> None:
    theme.space(5)
    chosen = st.pills(
        t.gettext("Over which time do we look?"),
        list(OVERS),
        default=deck.over,
        required=True,
        format_func=lambda over: t.gettext(OVERS[over]),
        key=f"present_over_{deck.id}",
    )
    if chosen and Over(chosen) is not deck.over:
        app.presenting.look_over(viewer, deck.id, Over(chosen))
        st.rerun()


def _slides(t: Texts, deck: Deck, offered: OnOffer) -> None:
    theme.heading(t.gettext("The slides"))
    if not deck.slides:
        return theme.body(t.gettext("There is no slide yet. It begins with one question, or one exhibit."))
    for number, slide in enumerate(deck.slides, start=1):
        title, small = presenting_slide.in_words(slide, offered, t)
        if rows.row(f"slide_{slide.id}", f"{number}. {title}", small):
            go(f"{SLIDE}-{slide.id}")


def _what_can_be_done(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck) -> None:
    theme.space(5)
    with st.container(key="voet_dias", horizontal=True, gap="small"):
        if st.button(t.gettext("Put something in"), key="present_choose", type="primary"):
            go(CHOOSE)
        if st.button(t.gettext("Write a sentence"), key="present_write"):
            go(WRITE)
    with st.container(key="stil_dias_woorden", gap=None):
        if st.button(t.gettext("Give it another name"), key="present_rename", type="tertiary"):
            go(NAME)
        if st.button(t.gettext("Throw this presentation away"), key="present_going", type="tertiary"):
            st.session_state[GOING + "_asked"] = deck.id
            st.rerun()
    if st.session_state.get(GOING + "_asked") == deck.id:
        _really(app, viewer, t, deck)


def _really(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck) -> None:
    with st.container(key="gevaar_dias", horizontal=True, gap="small"):
        if st.button(t.gettext("Yes, throw away"), key="present_gone"):
            app.presenting.delete(viewer, deck.id)
            theme.to_the_list()
        if st.button(t.gettext("Rather not"), key="present_keep", type="tertiary"):
            st.session_state.pop(GOING + "_asked", None)
            st.rerun()


def _choose(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck, offered: OnOffer) -> None:
    theme.title(t.gettext("What do you put in?"))
    theme.lead(t.gettext("All that stands here the whole team can see already."))
    theme.space(5)
    there = {(slide.sort, slide.of) for slide in deck.slides}
    with st.form("present_choose_form", border=False):
        chosen = [
            (sort, of)
            for sort, of, words in _offers(offered, t)
            if (sort, of) not in there and st.checkbox(words, key=f"present_{sort}_{of}")
        ]
        sent = st.form_submit_button(t.gettext("Put in"), type="primary")
    if sent:
        try:
            app.presenting.add(viewer, deck.id, chosen)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        go()


def _offers(offered: OnOffer, t: Texts) -> Iterator[tuple[Sort, str, str]]:
    """Our garden first, then of each proeftuin its card and what it looks at."""
    for key, offer in offered.exhibits.items():
        if not offer.experiment:
            yield Sort.EXHIBIT, key, rows.unmarked(offer.exhibit.question)
    for one in offered.experiments.values():
        card = t.gettext("The plan: {experiment}").format(experiment=one.title)
        yield Sort.EXPERIMENT, str(one.id), rows.unmarked(card)
        for key in offered.of_experiment(one):
            words = f"{one.title}: {offered.exhibits[key].exhibit.question}"
            yield Sort.EXHIBIT, key, rows.unmarked(words)


def _write(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck, offered: OnOffer) -> None:
    theme.title(t.gettext("What do you want to ask or say?"))
    sent = forms.sent(
        viewer,
        t,
        f"{ROOM}:{deck.id}:{WRITE}",
        [presenting_slide.sentence_ask(t)],
        lambda drafts: app.presenting.write(viewer, deck.id, drafts),
        action=t.gettext("Make it a slide"),
        foot=t.gettext(ONLY_YOU),
    )
    if sent:
        go()


def _rename(app: Teamtuin, viewer: Viewer, t: Texts, deck: Deck, offered: OnOffer) -> None:
    theme.title(t.gettext("What is this presentation called?"))
    sent = forms.sent(
        viewer,
        t,
        f"edit:{deck.id}:{ROOM}:{NAME}",
        [forms.Ask(name="title", label=t.gettext("The name"), height=forms.LINE)],
        lambda drafts: app.presenting.rename(viewer, deck.id, drafts),
        action=t.gettext("Save"),
        foot=t.gettext(ONLY_YOU),
        before={"title": deck.title},
    )
    if sent:
        go()
