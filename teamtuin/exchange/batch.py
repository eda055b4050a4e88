"""The files of one import taken together, in whatever order they were given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NoReturn, TypeVar

from teamtuin.exchange import refusals
from teamtuin.exchange.reading import ReadFile
from teamtuin.exchange.shapes import PersonShape, ReflectionShape, SchoolShape, Shape
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
    """Everything that is to come in: each id once."""

    first_file: str
    school: Placed[SchoolShape] | None
    people: Sequence[Placed[PersonShape]]
    reflections: Sequence[Placed[ReflectionShape]]


def together(files: Sequence[ReadFile]) -> Batch:
    """Put the files together; the same thing twice is one. Raises ImportRefused for two under one id."""
    schools = [
        Placed(shape=file.content.school, tree=file.tree, place=("school",))
        for file in files
        if file.content.school
    ]
    people = [
        Placed(shape=shape, tree=file.tree, place=("people", number))
        for file in files
        for number, shape in enumerate(file.content.people)
    ]
    reflections = [
        Placed(shape=shape, tree=file.tree, place=("reflections", number))
        for file in files
        for number, shape in enumerate(file.content.reflections)
    ]
    school = _each_once((("school", school) for school in schools), ())
    return Batch(
        first_file=files[0].tree.file if files else "",
        school=school[0] if school else None,
        people=_each_once(((person.shape.id, person) for person in people), ("id",)),
        reflections=_each_once(((each.shape.id, each) for each in reflections), ("id",)),
    )


def _each_once(found: Iterable[tuple[str, Placed[S]]], below: tuple[str, ...]) -> list[Placed[S]]:
    first: dict[str, Placed[S]] = {}
    for name, placed in found:
        if first.setdefault(name, placed).shape != placed.shape:
            placed.refuse(refusals.SAME_ID, *below, field=short(name))
    return list(first.values())
