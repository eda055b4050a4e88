"""Other voices at a proeftuin: ask pupils, parents or grandparents, and see what they said."""

from collections.abc import Sequence
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.addresses import PRINT_CARDS, PRINT_POSTER
from teamtuin.app import Teamtuin
from teamtuin.errors import N_, NotVisible, TeamtuinError
from teamtuin.experiments.model import Experiment
from teamtuin.insight.voices import of_voices, option_words
from teamtuin.rooms.model import Round, RoundKind, RoundText
from teamtuin.rooms.voices.model import (
    AUDIENCES,
    FEWEST_PEOPLE,
    MOST_PEOPLE,
    SETS,
    WEATHER,
    WITHOUT_CODES,
    Audience,
    Way,
)
from teamtuin.rooms.voices.service import Asked
from teamtuin.texts import Texts
from teamtuin.ui import exhibit_view, forms, rounds, rows, theme
from teamtuin.ui.experiment_address import TYPE_PAPER, VOICES, go, never_mind

WAYS = {
    Way.PAPER: N_("On paper"),
    Way.TABLET: N_("On one tablet"),
    Way.PHONE: N_("On their phone"),
}
EXPLAINED = {
    Way.PAPER: N_("You print a sheet for stickers, or cards for the youngest. Afterwards you type how many."),
    Way.TABLET: N_("One tablet goes round the class. Each child taps once and passes it on."),
    Way.PHONE: N_("They open a page with a code. No account, no name."),
}
OWN, EARLIER = "own", "voices_earlier_shown"
LATEST = 3
"""So many questions stand on the page at once; each has a figure."""


def show(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """What runs, and what was said in rounds that are closed."""
    found = app.rooms.voices.at(viewer, one.id)
    if not found.rounds:
        return
    rounds.say_what_became(t)
    for each in found.rounds:
        if each.closed_on is None:
            _running(app, viewer, t, each)
    said = of_voices(found.results, t)
    for exhibit in said if st.session_state.get(EARLIER) == one.id else said[:LATEST]:
        theme.space(7)
        exhibit_view.show(exhibit, t)
    _earlier(t, one, len(said[LATEST:]))
    for each in found.rounds:
        if each.closed_on and each.asks_text:
            _written(app, viewer, t, each, [text for text in found.texts if text.round_id == each.id])


def _earlier(t: Texts, one: Experiment, number: int) -> None:
    """The way to questions that were asked before these."""
    if not number or st.session_state.get(EARLIER) == one.id:
        return
    theme.space(3)
    words = t.ngettext("Show {n} earlier question", "Show {n} earlier questions", number).format(n=number)
    with st.container(key="stil_eerdere_stemmen"):
        if st.button(words, key="voices_earlier", type="tertiary"):
            st.session_state[EARLIER] = one.id
            st.rerun()


def _written(app: Teamtuin, viewer: Viewer, t: Texts, each: Round, texts: Sequence[RoundText]) -> None:
    """What they wrote: shown to the team, or still waiting for who reads first."""
    if texts:
        theme.space(6)
        theme.body(t.gettext("Written at “{question}”").format(question=each.questions[0].text))
        theme.space(3)
        rounds.wall(app, viewer, t, texts)


def _is_of(each: Round, one: Experiment) -> bool:
    return each.kind is RoundKind.VOICES and each.experiment_id == one.id


def _running(app: Teamtuin, viewer: Viewer, t: Texts, each: Round) -> None:
    """What is asked, and the way to the answers; nothing of them until it is closed."""
    theme.heading(t.gettext("A question is open"))
    theme.body(each.questions[0].text)
    audience = t.gettext(AUDIENCES[each.audience or Audience.OTHERS])
    options = rows.names_in_words([option_words(option, t) for option in each.questions[0].options], t)
    theme.quiet(
        t.gettext("For {audience}. To choose from: {options}.").format(audience=audience, options=options)
    )
    theme.quiet(t.gettext("What came of it stands here when it is closed. Until then nobody sees anything."))
    if each.way is Way.PAPER:
        return _paper(app, viewer, t, each)
    rounds.way_in(app, t, each)
    if each.way is Way.TABLET:
        theme.quiet(t.gettext("Open this address on the tablet. Close it when everybody had a turn."))
    rounds.closing(app, viewer, t, each)


def _paper(app: Teamtuin, viewer: Viewer, t: Texts, each: Round) -> None:
    theme.space(3)
    poster, cards = PRINT_POSTER.format(id=each.id), PRINT_CARDS.format(id=each.id)
    links = ((poster, t.gettext("Print the sheet for stickers")), (cards, t.gettext("Print the cards")))
    for to, words in links:
        st.html(f'<a class="tt-leaf-word" target="_blank" href="{to}">{escape(words)}</a>')
    if not each.may_close:
        return
    theme.space(3)
    if st.button(t.gettext("Type the answers"), key=f"voices_type_{each.id}"):
        go(f"{TYPE_PAPER}{each.id}")
    rounds.closing(app, viewer, t, each)


def ask(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """A question, whom, how, and what they can choose."""
    theme.kicker(one.title)
    theme.title(t.gettext("Ask other voices"))
    if Module.ROUNDS not in app.school.open_modules(viewer):
        theme.lead(t.gettext("This opens when the participation council consents to anonymous rounds."))
        return never_mind(t)
    theme.lead(t.gettext("Pupils, parents and grandparents, without an account and without their name."))
    theme.space(5)
    audience = _audience(t)
    way = _way(t)
    codes = _codes(t, way)
    options = _options(t)
    people = _people(t)
    with_text = way is Way.PHONE and st.checkbox(
        t.gettext("They may also write a line. You read it first, never the school leader."),
        key="voices_text",
    )
    theme.space(5)
    asked = Asked(
        audience=audience, way=way, options=options, people=people, with_text=with_text, codes=codes
    )
    question = forms.Ask(
        name="question",
        label=t.gettext("What do you ask?"),
        placeholder=t.gettext("How was it with a guide beside you?"),
        height=forms.LINE,
    )
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{VOICES}",
        (question,),
        lambda drafts: app.rooms.voices.open(viewer, one.id, drafts, asked),
        action=t.gettext("Open this question"),
        foot=t.gettext("A group is shown only from five people, when the question is closed."),
    )
    if sent:
        go()
    never_mind(t)


def _audience(t: Texts) -> Audience:
    chosen = st.pills(
        t.gettext("Whom do you ask?"),
        list(Audience),
        default=Audience.PUPILS,
        required=True,
        format_func=lambda each: rows.capital(t.gettext(AUDIENCES[each])),
        key="voices_audience",
    )
    theme.space(5)
    return Audience(chosen or Audience.PUPILS)


def _way(t: Texts) -> Way:
    chosen = st.pills(
        t.gettext("How?"),
        list(Way),
        default=Way.PAPER,
        required=True,
        format_func=lambda each: t.gettext(WAYS[each]),
        key="voices_way",
    )
    way = Way(chosen or Way.PAPER)
    theme.space(2)
    theme.quiet(t.gettext(EXPLAINED[way]))
    theme.space(5)
    return way


def _codes(t: Texts, way: Way) -> bool:
    """Whether each needs a code from paper: the usual way on phones; and what it means to do without."""
    if way is Way.PAPER:
        return False
    codes = way is Way.PHONE and st.checkbox(
        t.gettext("Only with a code from paper, one for each person"), value=True, key="voices_codes"
    )
    theme.quiet(t.gettext(WITHOUT_CODES))
    theme.space(5)
    return codes


def _options(t: Texts) -> list[str]:
    """Answers of the bank, or two to four own ones."""
    sets = {",".join(options): options for options in SETS}
    chosen = st.pills(
        t.gettext("What can they choose?"),
        [*sets, OWN],
        default=",".join(WEATHER),
        required=True,
        format_func=lambda each: (
            t.gettext("Own words")
            if each == OWN
            else rows.capital(" · ".join(option_words(option, t) for option in sets[each]))
        ),
        key="voices_options",
    )
    typed = ""
    if chosen == OWN:
        typed = st.text_input(
            t.gettext("Two to four answers, with commas between them"),
            max_chars=140,
            autocomplete="off",
            key="voices_own",
        )
    theme.space(5)
    return typed.split(",") if chosen == OWN else list(sets.get(chosen or "", WEATHER))


def _people(t: Texts) -> int:
    number = st.number_input(
        t.gettext("How many people do you ask?"),
        min_value=0,
        max_value=MOST_PEOPLE,
        value=None,
        step=1,
        key="voices_people",
    )
    theme.space(2)
    theme.quiet(
        t.gettext(
            "From {n} people on. With more answers than people nothing is kept, because then somebody"
            " answered twice."
        ).format(n=FEWEST_PEOPLE)
    )
    theme.space(5)
    return int(number or 0)


def type_paper(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, asked: str) -> None:
    """How many stickers or cards there are of each answer, all at once; then the question closes."""
    try:
        each = app.rooms.get(viewer, UUID(asked))
    except (ValueError, NotVisible):
        return theme.title(t.gettext("This page is not there, or not for you."))
    if not _is_of(each, one) or each.closed_on or not each.may_close:
        return theme.title(t.gettext("This page is not there, or not for you."))
    theme.kicker(one.title)
    theme.title(each.questions[0].text)
    theme.lead(t.gettext("Count the stickers or cards of each answer. Then the question closes."))
    theme.space(5)
    counts = [_count(t, option, place) for place, option in enumerate(each.questions[0].options)]
    if st.button(t.gettext("Save and close"), key="paper_save", type="primary"):
        _keep(app, viewer, t, each, counts)
    theme.space(3)
    theme.quiet(t.gettext("The team sees a group only from five people. This cannot be typed again."))
    never_mind(t)


def _count(t: Texts, option: str, place: int) -> int | None:
    label = t.gettext("How many at “{answer}”?").format(answer=option_words(option, t))
    number = st.number_input(
        rows.unmarked(label), min_value=0, max_value=MOST_PEOPLE, value=None, step=1, key=f"paper_{place}"
    )
    theme.space(5)
    return None if number is None else int(number)


def _keep(app: Teamtuin, viewer: Viewer, t: Texts, each: Round, counts: list[int | None]) -> None:
    given = [count for count in counts if count is not None]
    if len(given) < len(counts):
        return theme.wrong(t.gettext("Fill in every answer, with 0 where there is none. Nothing was saved."))
    try:
        st.session_state[rounds.ENDED] = app.rooms.voices.type_paper(viewer, each.id, given)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    go()
