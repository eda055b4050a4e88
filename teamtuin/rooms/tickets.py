"""One vote without a name: a ticket proves that this round gave it, and nothing about who holds it.

A ticket is random, with a part of its HMAC under the round's own key. Only that it was used is kept, as a
hash, apart from the answers; the key and those hashes are destroyed when the round closes.
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets

from teamtuin.rooms.model import LETTERS

KEY_BYTES = 32
CODE_LETTERS = 6
"""24 million codes: somebody who tries them all is noticed first (see `brake`)."""
HALF = 12
"""Bytes of chance, and as many of proof."""
PRINTED_HALF = 8
"""Letters of chance on paper, and as many of proof: somebody may have to type them."""
PRINTED = re.compile(f"[{LETTERS}]{{{2 * PRINTED_HALF}}}")


def new_key() -> bytes:
    """The key of one round."""
    return secrets.token_bytes(KEY_BYTES)


def new_code() -> str:
    """A short code for a round, to say aloud."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))


def give(key: bytes) -> str:
    """A new ticket of 32 characters, for a page."""
    chance = secrets.token_bytes(HALF)
    return base64.urlsafe_b64encode(chance + _proof(key, b"page", chance)).decode()


def is_given(key: bytes, ticket: str) -> bool:
    """Whether this round gave this ticket with a page."""
    try:
        raw = base64.b64decode(ticket.encode("ascii"), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return False
    # The comparison after it is of whole tickets, so that one ticket has one spelling.
    right = len(raw) == 2 * HALF and hmac.compare_digest(raw[HALF:], _proof(key, b"page", raw[:HALF]))
    return right and base64.urlsafe_b64encode(raw).decode() == ticket


def printed(key: bytes, number: int) -> list[str]:
    """So many tickets of 16 letters for on paper, of one key always the same: a lost sheet costs nothing."""
    found: dict[str, None] = {}
    slip = 0
    while len(found) < number:
        slip += 1
        chance = _letters(key, b"slip", str(slip))
        found[chance + _letters(key, b"paper", chance)] = None
    return list(found)


def is_printed(key: bytes, ticket: str) -> bool:
    """Whether this ticket was printed for this round."""
    if not PRINTED.fullmatch(ticket):
        return False
    return hmac.compare_digest(ticket[PRINTED_HALF:], _letters(key, b"paper", ticket[:PRINTED_HALF]))


def spent(ticket: str) -> str:
    """How a used ticket is remembered: SHA-256, 64 hex digits."""
    return hashlib.sha256(ticket.encode()).hexdigest()


def _proof(key: bytes, use: bytes, chance: bytes) -> bytes:
    return hmac.digest(key, use + b"\0" + chance, "sha256")[:HALF]


def _letters(key: bytes, use: bytes, of: str) -> str:
    number = int.from_bytes(_proof(key, use, of.encode()), "big")
    letters = []
    for _ in range(PRINTED_HALF):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)
