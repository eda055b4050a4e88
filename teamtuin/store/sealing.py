"""Private text as it lies in the file: one sealed body a row.

    version (1 byte) | nonce (12 bytes) | AES-256-GCM of one JSON object

The row's id is the associated data, so a body moved to another row does not open.
"""

import json
import os
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
NONCE_BYTES = 12
KEY_BYTES = 32


class CannotOpen(ValueError):
    """This body does not belong to this row and key."""


def seal(key: bytes, row_id: UUID, body: dict[str, Any]) -> bytes:
    """Seal one JSON object for one row under a 32-byte key."""
    nonce = os.urandom(NONCE_BYTES)
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return bytes([VERSION]) + nonce + AESGCM(key).encrypt(nonce, text, row_id.bytes)


def unseal(key: bytes, row_id: UUID, sealed: bytes) -> dict[str, Any]:
    """The JSON object that was sealed for this row. Raises CannotOpen."""
    if sealed[:1] != bytes([VERSION]):
        raise CannotOpen("unknown version")
    try:
        text = AESGCM(key).decrypt(sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :], row_id.bytes)
    except InvalidTag:
        raise CannotOpen("wrong key or row") from None
    opened: dict[str, Any] = json.loads(text.decode("utf-8", "surrogatepass"))
    return opened
