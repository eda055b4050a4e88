"""From the bytes of a file to what it holds, or a refusal with the line and the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from teamtuin.asking.bank import MODELS, Bank
from teamtuin.exchange import refusals
from teamtuin.exchange.csv_kinds import read_csv_tree
from teamtuin.exchange.file_shape import FileShape
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.shapes import EVERYONE, NOBODY, Entry, ReflectionShape
from teamtuin.exchange.tree import LARGEST, LONGEST_NAME, Place, Tree, read_tree, short

YAML, CSV = (".yaml", ".yml"), ".csv"

_SENTENCES = {
    "extra_forbidden": refusals.UNKNOWN_FIELD,
    "missing": refusals.MISSING,
    "no_such_day": refusals.NO_SUCH_DAY,
    "not_a_day": refusals.NOT_A_DAY,
    "not_a_number": refusals.NOT_A_NUMBER,
    "not_a_decimal": refusals.NOT_A_DECIMAL,
    "not_a_moment": refusals.NOT_A_MOMENT,
    "not_a_point": refusals.NOT_A_POINT,
    "not_a_time": refusals.NOT_A_TIME,
    "not_a_week": refusals.NOT_A_WEEK,
    "not_a_time_code": refusals.NOT_A_TIME_CODE,
    "not_yes_or_no": refusals.NOT_YES_OR_NO,
    "string_type": refusals.NOT_A_TEXT,
    "not_one_line": refusals.NOT_ONE_LINE,
    "string_too_long": refusals.TEXT_TOO_LONG,
    "list_type": refusals.NOT_A_LIST,
    "too_short": refusals.NOT_A_LIST,
    "dict_type": refusals.NOT_FIELDS,
    "model_type": refusals.NOT_FIELDS,
    "enum": refusals.NOT_ONE_OF,
    "literal_error": refusals.NOT_ONE_OF,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file as it was handed over: its name for the sentences, and its bytes."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What a file holds, with the tree that knows its lines."""

    content: FileShape
    tree: Tree


def load(path: Path) -> SourceFile:
    """Take a file from disk, and never more of it than may be read. Raises ImportRefused."""
    if path.suffix.lower() not in (*YAML, CSV):
        raise ImportRefused(refusals.NOT_YAML, file=short(path.name))
    try:
        with path.open("rb") as file:
            return SourceFile(name=_name(path), raw=file.read(LARGEST + 1))
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise ImportRefused(refusals.NOT_A_FILE, file=short(path.name)) from None


def _name(path: Path) -> str:
    """The name as it may stand in a sentence, with its ending: by that one knows what it is."""
    return short(path.stem)[: LONGEST_NAME - len(path.suffix)] + path.suffix


def read(source: SourceFile, bank: Bank) -> ReadFile:
    """Read one file and check all that can be checked without the data. Raises ImportRefused."""
    is_csv = source.name.lower().endswith(CSV)
    tree = read_csv_tree(source.name, source.raw) if is_csv else read_tree(source.name, source.raw)
    try:
        content = FileShape.model_validate(tree.content)
    except ValidationError as error:
        _refuse(tree, error.errors(include_url=False, include_input=False))
    for place, reflection in enumerate(content.reflections):
        _check(tree, ("reflections", place), reflection, bank)
    return ReadFile(content=content, tree=tree)


def _refuse(tree: Tree, errors: list[Any]) -> NoReturn:
    """Refuse for the error that stands highest; a misspelt name explains why another is missing."""
    places = [(_place(tree, error), error) for error in errors]
    place, error = min(places, key=lambda found: (found[1]["type"] == "missing", tree.line(found[0])))
    context: Mapping[str, Any] = error.get("ctx", {})
    tree.refuse(
        _SENTENCES.get(error["type"], refusals.WRONG),
        place,
        day=context.get("day", ""),
        most=context.get("max_length", ""),
        choices=str(context.get("expected", "")).replace("'", "").replace(" or ", ", "),
    )


def _place(tree: Tree, error: Mapping[str, Any]) -> Place:
    """Where an error lies in the file: pydantic's own steps, such as a choice of shapes, left out."""
    place: list[str | int] = []
    for step in error["loc"]:
        if (*place, step) in tree.lines:
            place.append(step)
    return [*place, error["loc"][-1]] if error["type"] == "missing" else place


def _check(tree: Tree, place: Place, reflection: ReflectionShape, bank: Bank) -> None:
    """A way in, a strand and questions that exist; somebody's words in it; readers named clearly."""
    strands = tuple(stage.strand for stage in bank.stages("proeftuin", "nl"))
    _one_of(tree, (*place, "model"), reflection.model, MODELS)
    _one_of(tree, (*place, "strand"), reflection.strand, strands)
    if isinstance(reflection.visibility, str):
        _one_of(tree, (*place, "visibility"), reflection.visibility, (NOBODY, EVERYONE, "shared_with"))
    _questions(tree, (*place, "answers"), reflection.answers, bank)
    for number, entry in enumerate(reflection.entries):
        _entry(tree, (*place, "entries", number), entry, bank)
    asked = reflection.deepening_question
    if asked and asked.id and not bank.holds(asked.id):
        tree.refuse(refusals.UNKNOWN_QUESTION, (*place, "deepening_question", "id"), field=short(asked.id))
    if not (_has_words(reflection.text) or reflection.answers or reflection.entries):
        tree.refuse(refusals.NO_WORDS, place)


def _entry(tree: Tree, place: Place, entry: Entry, bank: Bank) -> None:
    if not entry.answers:
        tree.refuse(refusals.NO_WORDS, place)
    _questions(tree, place, entry.answers, bank)


def _questions(tree: Tree, place: Place, answers: Mapping[str, str], bank: Bank) -> None:
    for question, words in answers.items():
        if not bank.holds(question):
            tree.refuse(refusals.UNKNOWN_QUESTION, (*place, question))
        if not _has_words(words):
            tree.refuse(refusals.NOT_A_TEXT, (*place, question))


def _has_words(text: str | None) -> bool:
    return bool(text and text.strip())


def _one_of(tree: Tree, place: Place, value: str | None, choices: tuple[str | None, ...]) -> None:
    if value is not None and value not in choices:
        tree.refuse(refusals.NOT_ONE_OF, place, choices=", ".join(filter(None, choices)))
