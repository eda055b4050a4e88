"""Numbered steps that bring a data file to the present form; each is one transaction.

A step is never edited after a release: its checksum is kept, and another text under the same number
is refused.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

import duckdb

from teamtuin.errors import N_, Refused


@dataclass(frozen=True, slots=True)
class Step:
    """One file of SQL; the file's name is its release note."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def steps() -> Iterator[Step]:
    """All steps, in order."""
    folder = resources.files(__name__)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            yield Step(int(file.name[:4]), file.name.removesuffix(".sql"), file.read_text("utf-8"))


def apply(root: duckdb.DuckDBPyConnection) -> list[str]:
    """Apply what is missing and return the names. A failing step leaves nothing of itself behind."""
    root.execute(
        "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL,"
        " checksum VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL DEFAULT now())"
    )
    done = dict(root.execute("SELECT number, checksum FROM migration").fetchall())
    known = list(steps())
    _refuse_unknown(done, known)
    return [_apply(root, step) for step in known if step.number not in done]


def _refuse_unknown(done: dict[int, str], known: list[Step]) -> None:
    texts = {step.number: step.checksum for step in known}
    if any(texts.get(number) != checksum for number, checksum in done.items()):
        raise Refused(
            N_(
                "These data were made by another version of Teamtuin. They are untouched. "
                "Start the version that made them, or a newer one."
            )
        )


def _apply(root: duckdb.DuckDBPyConnection, step: Step) -> str:
    with root.cursor() as cursor:
        cursor.begin()
        try:
            cursor.execute(step.sql)
            cursor.execute(
                "INSERT INTO migration (number, name, checksum) VALUES ($number, $name, $checksum)",
                {"number": step.number, "name": step.name, "checksum": step.checksum},
            )
            cursor.commit()
        except BaseException:
            cursor.rollback()
            raise
    return step.name
