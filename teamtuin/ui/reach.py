"""Where others can reach Teamtuin: the address for a link, and a QR code only where phones get there."""

from io import BytesIO
from urllib.parse import urlsplit

import segno
import streamlit as st

ONLY_HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0")  # noqa: S104 (only compared)


def base_of(url: str | None) -> str:
    """The address before a path: the public one, else the one that the viewer's own browser uses."""
    return (url or _origin(st.context.url or "")).rstrip("/")


def only_here(base: str) -> bool:
    """Whether other devices cannot reach this address."""
    return urlsplit(base).hostname in ONLY_HERE


def phones_reach(url: str | None) -> bool:
    """Whether a phone gets to the public address; without one a QR code would lead nowhere."""
    return bool(url) and not only_here(base_of(url))


def qr(link: str) -> bytes:
    """A PNG, dark on white with its own margin, so that it also reads on a dark screen."""
    drawn = BytesIO()
    segno.make(link, micro=False).save(drawn, kind="png", scale=6, border=4)
    return drawn.getvalue()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
