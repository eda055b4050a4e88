"""Words that lead to a paper of the team: it stands at an address of its own, where the cookie decides."""

from html import escape

import streamlit as st


def links(*ways: tuple[str, str, str]) -> None:
    """Each its address, where it opens, and what it is called."""
    told = (
        f'<a class="tt-leaf-word" target="{target}" href="{escape(address)}">{escape(words)}</a>'
        for address, target, words in ways
    )
    st.html(f'<p class="tt-papers">{" ".join(told)}</p>')
