"""What the tests about keeping share: a sentence to look for, and the way back from a backup."""

from teamtuin.app import open_teamtuin
from teamtuin.clock import utc_now
from teamtuin.store.restore import restore

SENTENCE = "De wissel kostte vier minuten en mijn omroepstem, zei de kaarthouder."


def raw_bytes(app) -> bytes:
    """Everything that lies in the data folder, the log included."""
    return b"".join(file.read_bytes() for file in sorted(app.settings.data.rglob("*")) if file.is_file())


def put_back(app, settings, backup, secret):
    """Stop, restore with today's keys, start."""
    app.close()
    restore(backup, settings.data, settings.keys, secret, keys_file=None, replace=True, now=utc_now())
    return open_teamtuin(settings)
