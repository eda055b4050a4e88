"""In My garden: all that one sent to an AI, to the letter, and the way to delete it. Nobody else sees it."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.sent.model import Sent
from teamtuin.errors import NotVisible
from teamtuin.reflections.model import first_line
from teamtuin.texts import Texts
from teamtuin.ui import garden_list, question_origin, rows, theme

PART = "ai-verstuurd"
ALL = "all"
SURE = "ai_sent_sure"
"""What somebody is about to delete: one of them by its id, or all."""


def way_in(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """On the page about AI questions: to the list, for who ever sent something or still may."""
    if app.asking.wanted(viewer) or app.asking.sent.anything(viewer):
        theme.space(3)
        with st.container(key="stil_ai_verstuurd"):
            if st.button(t.gettext("What you sent"), key="ai_sent", type="tertiary"):
                _go()


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The list, or the one that the address names."""
    if asked := st.query_params.get("id"):
        return _one(app, viewer, t, asked)
    theme.title(t.gettext("What you sent"))
    theme.lead(
        t.gettext(
            "Exactly what went to an AI, each time you pressed “Send”. Only you see this. It goes by itself "
            "after a year, and with the saved text that it was of."
        )
    )
    theme.space(5)
    sent = app.asking.sent.mine(viewer)
    if not sent:
        return theme.body(t.gettext("Nothing of yours went to an AI, or you deleted it here."))
    count = garden_list.how_many(PART)
    for one in sent[:count]:
        if rows.row(f"sent_{one.id}", first_line(one.what.text), _small(one, t)):
            _go(one.id)
    garden_list.show_more(len(sent) > count, PART, t)
    theme.space(6)
    _delete(app, viewer, t, None)
    return None


def _go(sent_id: UUID | None = None) -> None:
    st.session_state.pop(SURE, None)
    st.query_params.from_dict({"deel": PART} | ({"id": str(sent_id)} if sent_id else {}))
    st.rerun()


def _small(sent: Sent, t: Texts) -> str:
    return f"{question_origin.moment(sent.sent_at, t.language)} · {sent.what.endpoint} · {sent.what.model}"


def _one(app: Teamtuin, viewer: Viewer, t: Texts, asked: str) -> None:
    theme.back(t.gettext("Back to what you sent"), "ai_sent_back", _go)
    try:
        sent = app.asking.sent.get(viewer, UUID(asked))
    except (ValueError, NotVisible):
        return theme.title(t.gettext("This page is not there, or not for you."))
    theme.title(question_origin.moment(sent.sent_at, t.language))
    theme.quiet(
        t.gettext("To {place}, model {model}, with the instruction {name}, version {version}.").format(
            place=sent.what.endpoint,
            model=sent.what.model,
            name=sent.what.prompt,
            version=sent.what.prompt_version,
        )
    )
    theme.space(5)
    st.html(f'<p class="tt-text tt-sent">{escape(sent.what.text)}</p>')
    theme.fold(t.gettext("The instruction that went with it"), sent.what.instruction)
    theme.space(5)
    _what_came_back(t, sent)
    _to_the_text(t, sent)
    theme.space(6)
    _delete(app, viewer, t, sent.id)
    return None


def _what_came_back(t: Texts, sent: Sent) -> None:
    if sent.questions is None:
        return theme.quiet(t.gettext("Whether questions came back is not known."))
    if not sent.questions:
        return theme.quiet(t.gettext("No question came back."))
    theme.quiet(t.gettext("These questions came back:"))
    lines = "".join(_question(t, question, kept=question == sent.kept) for question in sent.questions)
    st.html(f'<ul class="tt-plain-list">{lines}</ul>')
    return None


def _question(t: Texts, question: str, *, kept: bool) -> str:
    small = t.gettext("AI question")
    if kept:
        small += " · " + t.gettext("you kept this one")
    return f'<li data-source="ai">{escape(question)}<small>{escape(small)}</small></li>'


def _to_the_text(t: Texts, sent: Sent) -> None:
    if sent.about_id:
        theme.space(3)
        with st.container(key="stil_ai_sent_text"):
            if st.button(t.gettext("To the text that it was of"), key="ai_sent_text", type="tertiary"):
                st.query_params.from_dict({"id": str(sent.about_id)})
                st.rerun()


def _delete(app: Teamtuin, viewer: Viewer, t: Texts, sent_id: UUID | None) -> None:
    """One of them, or all; at the second press."""
    what = str(sent_id or ALL)
    if st.session_state.get(SURE) == what:
        return _really(app, viewer, t, sent_id)
    with st.container(key="gevaar_ai_sent"):
        words = t.gettext("Delete this") if sent_id else t.gettext("Delete all of this")
        if st.button(words, key="ai_sent_delete", type="tertiary"):
            st.session_state[SURE] = what
            st.rerun()
    return None


def _really(app: Teamtuin, viewer: Viewer, t: Texts, sent_id: UUID | None) -> None:
    sentence = t.gettext(
        "Really delete it? It is gone here at once, and within 30 days from the backups too. What the AI "
        "service got, this does not call back."
    )
    st.html(f'<p class="tt-body" role="alert">{escape(sentence)}</p>')
    theme.space(3)
    with st.container(key="gevaar_echt_ai_sent", horizontal=True, gap="small"):
        deletes = st.button(t.gettext("Yes, delete it"), key="ai_sent_really")
        stays = st.button(t.gettext("Rather not"), key="ai_sent_stays")
    if deletes and sent_id:
        app.asking.sent.delete(viewer, sent_id)
        _go()
    elif deletes:
        app.asking.sent.delete_all(viewer)
        _go()
    elif stays:
        st.session_state.pop(SURE, None)
        st.rerun()
