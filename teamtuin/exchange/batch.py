"""The files of one import taken together, in whatever order they were given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NoReturn, TypeVar

from teamtuin.exchange import refusals
from teamtuin.exchange.file_shape import FileShape
from teamtuin.exchange.reading import ReadFile
from teamtuin.exchange.shapes import SchoolShape, Shape
from teamtuin.exchange.tree import Tree, short

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Generic[S]):
    """Something from a file, which knows where it stands."""

    shape: S
    tree: Tree
    place: tuple[str | int, ...]

    def refuse(self, sentence: str, *below: str | int, **values: object) -> NoReturn:
        """Refuse the import because of this, or of a field in it."""
        self.tree.refuse(sentence, (*self.place, *below), **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything that is to come in, by section: each id once."""

    first_file: str
    school: Placed[SchoolShape] | None
    sections: Mapping[str, Sequence[Placed[Shape]]]


def together(files: Sequence[ReadFile]) -> Batch:
    """Put the files together; the same thing twice is one. Raises ImportRefused for two under one id."""
    schools = [
        Placed(shape=file.content.school, tree=file.tree, place=("school",))
        for file in files
        if file.content.school
    ]
    school = _each_once((("school", school) for school in schools), ())
    return Batch(
        first_file=files[0].tree.file if files else "",
        school=school[0] if school else None,
        sections={name: _section(files, name) for name in FileShape.model_fields if name != "school"},
    )


def _section(files: Sequence[ReadFile], name: str) -> list[Placed[Shape]]:
    found: list[Placed[Shape]] = [
        Placed(shape=shape, tree=file.tree, place=(name, number))
        for file in files
        for number, shape in enumerate(getattr(file.content, name))
    ]
    return _each_once(((placed.shape.reference, placed) for placed in found), ("id",))


def _each_once(found: Iterable[tuple[str, Placed[S]]], below: tuple[str, ...]) -> list[Placed[S]]:
    first: dict[str, Placed[S]] = {}
    for name, placed in found:
        if first.setdefault(name, placed).shape != placed.shape:
            placed.refuse(refusals.SAME_ID, *below, field=short(name))
    return list(first.values())
