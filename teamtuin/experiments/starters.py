"""Questions to begin a proeftuin with, per strand: read once from data/proeftuinen, then from memory."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from teamtuin.errors import N_, Refused
from teamtuin.experiments.model import LONGEST_SEED, Strand
from teamtuin.settings import Language

FILE = Path(__file__).resolve().parents[2] / "data" / "proeftuinen" / "questions.yaml"
WRONG = N_(
    "The questions in {file} cannot be read: {place}. Nothing was changed. Put the file back as it was."
)
Words = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_SEED, pattern=r"\?$")]


class _Shape(BaseModel):
    """Nothing but what is named here."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Said(_Shape):
    """A question in both languages; each ends in a question mark."""

    nl: Words
    en: Words

    def to(self, language: Language) -> str:
        """In the language of who reads it."""
        return self.nl if language == "nl" else self.en


class Seed(_Shape):
    """A line to begin with, which one may change, and what to look at first."""

    line: Said
    ask: Said


class Starter(_Shape):
    """All questions of one strand: seeds, and one for each of the four typed answers of a start."""

    seeds: Annotated[tuple[Seed, ...], Field(min_length=1, max_length=4, strict=False)]
    need: Said
    expectation: Said
    let_go: Said
    stop_rule: Said


@lru_cache(maxsize=4)
def read(file: Path = FILE) -> dict[Strand, Starter]:
    """The questions of every strand. Raises Refused with the place where one is wrong."""
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, OSError, UnicodeDecodeError):
        raise Refused(WRONG, file=file.name, place="YAML") from None
    if not isinstance(told, dict) or set(told) != set(Strand):
        raise Refused(WRONG, file=file.name, place=", ".join(Strand))
    found = {}
    for strand in Strand:
        try:
            found[strand] = Starter.model_validate(told[strand])
        except ValidationError as wrong:
            place = ".".join([strand, *map(str, wrong.errors()[0]["loc"])])
            raise Refused(WRONG, file=file.name, place=place) from None
    return found


def seed_at(called: str) -> tuple[Strand, Seed] | None:
    """The seed that an address calls so, as "smart_circuits-1"; None when there is none."""
    strand, _, number = called.rpartition("-")
    if strand not in set(Strand) or not number.isascii() or not number.isdigit():
        return None
    seeds = read()[Strand(strand)].seeds
    place = int(number[:3]) - 1
    return (Strand(strand), seeds[place]) if 0 <= place < len(seeds) else None
