"""An invitation link on the screen: to copy, and as a QR code where phones can reach it."""

from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.texts import Texts
from teamtuin.ui import reach, rows, theme
from teamtuin.ui.faults import show_signed_out
from teamtuin.ui.session import SignedOut, require_same
from teamtuin.web import house

LINKS_GIVEN = "beheer_links_given"


def show_link(url: str | None, viewer: Viewer, t: Texts, name: str, token: str) -> None:
    """Show the link, this once, over the page; it closes by its own button only."""
    base = reach.base_of(url)

    def content() -> None:
        try:  # Streamlit draws this anew without its page, also when nobody is signed in any more
            require_same(viewer)
        except SignedOut:
            return show_signed_out(house.entrance(), house.language_for(None))
        _link(t, name, f"{base}/uitnodiging/{token}", for_phones=reach.phones_reach(url))
        if reach.only_here(base):
            theme.quiet(
                t.gettext(
                    "Other devices cannot reach this address, so the link works on this computer only. "
                    "docs/proxy.md tells how phones and colleagues can reach Teamtuin."
                )
            )
        theme.space(3)
        if st.button(t.gettext("I have given the link"), type="primary", key="beheer_link_given"):
            st.session_state[LINKS_GIVEN] = st.session_state.get(LINKS_GIVEN, 0) + 1
            st.rerun()

    title = t.gettext("A link for {name}").format(name=rows.unmarked(name))
    st.dialog(title, dismissible=False)(content)()


def _link(t: Texts, name: str, link: str, *, for_phones: bool) -> None:
    words = t.gettext("It works once, within 14 days. It is shown only now.")
    st.html(f'<p class="tt-body">{escape(words)}</p>')
    st.code(link, language=None, wrap_lines=True)
    if for_phones:
        st.image(reach.qr(link), width=240)
        theme.quiet(t.gettext("Or let {name} point a phone's camera at it.").format(name=name))
