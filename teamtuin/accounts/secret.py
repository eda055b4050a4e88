"""Making and checking what only one person knows: passphrases, tokens and codes."""

import hashlib
import hmac
import os
import secrets
import threading
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from teamtuin.errors import N_, Refused

SHORTEST_PASSPHRASE, LONGEST_PASSPHRASE = 10, 200
COST = 15
"""Scrypt's n as a power of two: 32 MB and about a tenth of a second."""
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody confuses on paper: no i, l, o, 0 or 1."""
RECOVERY_GROUPS, CODE_GROUPS, GROUP = 6, 3, 4

# Each try takes 32 MB; two at a time keep a crowd of tries from filling the machine.
_turns = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passphrase:
    """What is kept of a passphrase."""

    hash: bytes
    salt: bytes
    cost: int

    @staticmethod
    def of(text: str) -> "Passphrase":
        """Hash a new passphrase. Raises Refused when it is too short or too long."""
        if not SHORTEST_PASSPHRASE <= len(text) <= LONGEST_PASSPHRASE:
            raise Refused(
                N_(
                    "A passphrase has 10 to 200 characters. Nothing was saved. "
                    "Choose, for example, four words that only you put together."
                )
            )
        salt = os.urandom(16)
        return Passphrase(hash=_scrypt(text, salt, COST), salt=salt, cost=COST)

    def fits(self, text: str) -> bool:
        """Whether this is the passphrase; takes the same time either way."""
        return hmac.compare_digest(_scrypt(text[:LONGEST_PASSPHRASE], self.salt, self.cost), self.hash)


def _scrypt(text: str, salt: bytes, cost: int) -> bytes:
    # Two devices may send é in two ways; both must be the same passphrase.
    typed = unicodedata.normalize("NFKC", text).encode("utf-8", "surrogatepass")
    with _turns:
        return Scrypt(salt=salt, length=32, n=2**cost, r=8, p=1).derive(typed)


NOBODY = Passphrase(hash=bytes(32), salt=bytes(16), cost=COST)
"""Checked for a name that does not exist, so that the answer takes as long."""


def new_token() -> str:
    """256 random bits for an address or a cookie."""
    return secrets.token_urlsafe(32)


def new_recovery_code() -> str:
    """118 random bits in groups to write down, such as `k7m2-p9wx-…`."""
    return _code(RECOVERY_GROUPS)


def new_one_time_code() -> str:
    """59 random bits, to type within the hour."""
    return _code(CODE_GROUPS)


def _code(groups: int) -> str:
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(groups))


def digest(token: str) -> bytes:
    """What is kept of a token: enough to know it again, useless to whoever reads it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def code_digest(code: str) -> bytes:
    """The same for a code from paper: capitals, spaces and dashes do not matter."""
    return digest("".join(sign for sign in code.lower() if sign.isalnum()))


def same(one: bytes, other: bytes) -> bool:
    """Compare two digests in constant time."""
    return hmac.compare_digest(one, other)
