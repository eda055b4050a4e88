"""The key of the AI service: one small file beside the keys of the school, and in no backup.

It names the address that it is for, so that data of another day never take it to another service.
"""

import json

from teamtuin.store.files import wipe, write_private
from teamtuin.store.keys import KeyRing

FILE = "ai-service.secret"


def put(keys: KeyRing, url: str, key: str) -> None:
    """Keep the key of the service at this address, over an earlier one."""
    write_private(keys.folder / FILE, json.dumps({"url": url, "key": key}).encode())


def get(keys: KeyRing, url: str) -> str | None:
    """The key for the service at this address, if there is one."""
    try:
        held = json.loads((keys.folder / FILE).read_bytes())
        return str(held["key"]) if held["url"] == url else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def drop(keys: KeyRing) -> None:
    """Destroy it."""
    wipe(keys.folder / FILE)
