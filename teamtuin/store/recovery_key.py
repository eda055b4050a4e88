"""The school's recovery key, an age identity: its public half locks backups, its secret half opens them."""

import os
from pathlib import Path

import pyrage

from teamtuin.errors import N_, Refused
from teamtuin.store.files import wipe, write_private
from teamtuin.store.keys import KeyRing

DEMO_SECRET = "demo-recovery.key"  # noqa: S105 (the name of a file)
"""Only the demo school keeps its secret half beside its keys, so that anybody can try a restore."""


def make(keys: KeyRing, *, demo: bool = False) -> str:
    """Make the school's key and keep the public half; returns the secret half, to be shown once."""
    identity = pyrage.x25519.Identity.generate()
    keys.set_recipient(str(identity.to_public()))
    if demo:
        write_private(keys.folder / DEMO_SECRET, str(identity).encode())
    return str(identity)


def demo_secret(folder: Path) -> str | None:
    """The demo school's secret half, if this is one."""
    file = folder / DEMO_SECRET
    return file.read_text().strip() if file.exists() else None


def drop_demo_secret_of_another(keys: KeyRing) -> None:
    """A demo school's secret half has no business beside the keys of the school that was put back."""
    secret = demo_secret(keys.folder)
    if secret and str(pyrage.x25519.Identity.from_str(secret).to_public()) != keys.recipient():
        wipe(keys.folder / DEMO_SECRET)


def from_environment() -> str | None:
    """The secret half from TEAMTUIN_RECOVERY_KEY, if it is given."""
    return os.environ.get("TEAMTUIN_RECOVERY_KEY") or None


def lock(keys: KeyRing, content: bytes) -> bytes:
    """Encrypt to the school's recovery key. Raises Refused when there is none yet."""
    recipient = keys.recipient()
    if recipient is None:
        raise Refused(N_("There is no recovery key yet, so no backup was made. Set up the school first."))
    locked: bytes = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient)])
    return locked


def unlock(secret: str, content: bytes) -> bytes:
    """Open with the secret half. Raises Refused."""
    try:
        identity = pyrage.x25519.Identity.from_str(secret.strip())
        opened: bytes = pyrage.decrypt(content, [identity])
    except (pyrage.IdentityError, pyrage.DecryptError):
        raise Refused(
            N_(
                "This recovery key does not open this file. Nothing has changed. "
                "Check the key, or take another backup."
            )
        ) from None
    return opened
