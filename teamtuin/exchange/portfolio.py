"""A portfolio of what somebody chooses of her own: made at her press, for her alone, and kept nowhere.

Nothing of anybody else is in it: of a trajectory only the owner's lines, no word of a coach, no readers.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from teamtuin.access.viewer import Viewer
from teamtuin.agreements.model import Agreement, Result
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.coaching.model import By
from teamtuin.errors import N_
from teamtuin.exchange.documents.model import Block, Document, Section, Words
from teamtuin.exchange.own_trajectories import OwnTrajectory, gather_trajectories
from teamtuin.experiments.model import Observation
from teamtuin.insight.sentences import day_in_full
from teamtuin.reflections.model import AskedQuestion, Reflection, first_line
from teamtuin.texts import Texts

WORD, PAGE = "portfolio.docx", "portfolio.html"


class Sort(StrEnum):
    """What a piece is, in the order of the portfolio."""

    TEXT = "text"
    STEP = "step"
    COACHING = "coaching"
    SEEN = "seen"


NAMES = {
    Sort.TEXT: N_("What I wrote"),
    Sort.STEP: N_("My small steps"),
    Sort.COACHING: N_("With the video coach"),
    Sort.SEEN: N_("What I saw at proeftuinen"),
}
ORIGINS = {
    "ai": N_("AI question"),
    "question_bank": N_("Question from the question bank"),
    "person": N_("A question of somebody"),
}
RESULTS = {
    Result.DONE: N_("Done"),
    Result.DONE_DIFFERENTLY: N_("Done differently"),
    Result.LET_GO: N_("Let go"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something that can be chosen: how it is called in a list, and what stands in the portfolio of it."""

    id: UUID
    sort: Sort
    day: date
    name: str
    blocks: tuple[Block, ...]


def on_offer(app: Teamtuin, viewer: Viewer, t: Texts) -> list[Piece]:
    """All of the viewer's own that can be chosen, by sort, the latest first."""
    found = [
        *(_text(own.reflection, t) for own in app.reflections.mine(viewer)),
        *(_step(one, t) for one in app.agreements.for_export(viewer)),
        *_coached(gather_trajectories(app, viewer), t),
        *(_seen(seen, title) for seen, title, _ in app.experiments.evidence.mine(viewer)),
    ]
    order = list(Sort)
    return sorted(found, key=lambda one: (order.index(one.sort), -one.day.toordinal()))


def as_document(app: Teamtuin, viewer: Viewer, chosen: Collection[UUID], t: Texts) -> Document:
    """What was chosen, in the order of its days. Whatever is not the viewer's own is not there to choose."""
    me, school = app.people.for_export(viewer), app.school.find(viewer)
    pieces = [one for one in on_offer(app, viewer, t) if one.id in chosen][::-1]
    made = t.gettext("made on {day}").format(day=day_in_full(day_of(app.now()), t))
    title = t.gettext("My portfolio")
    return Document(
        title=title,
        above=f"{title} · {me.first_name}",
        under=" · ".join(part for part in (me.first_name, school.name if school else "", made) if part),
        sections=tuple(_sections(pieces, t)),
        language=t.language,
        foot=t.gettext("To develop, not to assess. I chose myself what stands in it."),
    )


def _sections(pieces: Sequence[Piece], t: Texts) -> Iterator[Section]:
    for sort in Sort:
        of_sort = [one for one in pieces if one.sort is sort]
        if of_sort:
            yield Section(heading=t.gettext(NAMES[sort]), level=1)
        for one in of_sort:
            yield Section(heading=day_in_full(one.day, t), blocks=one.blocks)


def _text(one: Reflection, t: Texts) -> Piece:
    blocks: list[Block] = []
    for part in one.parts:
        if part.question:
            blocks.append(_question(part.question, t))
        blocks.append(Words(text=part.text))
    return Piece(
        id=one.id, sort=Sort.TEXT, day=day_of(one.written_at), name=one.first_line, blocks=tuple(blocks)
    )


def _question(question: AskedQuestion, t: Texts) -> Words:
    """Where it came from, to people and to programs (product rule R14)."""
    words = f"{t.gettext(ORIGINS[question.source])}: {question.text}"
    known = question.provenance or {}
    if question.source == "ai" and known:
        made = t.gettext("Made by {model} at {place}, {day}, with instruction version {version}.").format(
            model=known["model"],
            place=known["endpoint"],
            day=day_in_full(day_of(datetime.fromisoformat(known["generated_at"])), t),
            version=known["prompt_version"],
        )
        words = f"{words}\n{made}"
    return Words(text=words, quiet=True, made_by_ai=question.source == "ai")


def _step(one: Agreement, t: Texts) -> Piece:
    blocks: list[Block] = [Words(text=one.text)]
    if one.result:
        blocks.append(Words(text=t.gettext(RESULTS[one.result]), quiet=True))
    if one.look_back:
        blocks.append(Words(text=one.look_back))
    return Piece(id=one.id, sort=Sort.STEP, day=one.made_on, name=first_line(one.text), blocks=tuple(blocks))


def _coached(found: Sequence[OwnTrajectory], t: Texts) -> Iterator[Piece]:
    """Trajectories of one's own, with one's own lines; without one there is nothing to choose."""
    for own in found:
        lines = [*_own_lines(own, t)] if own.role is By.OWNER else []
        if lines:
            yield Piece(
                id=own.trajectory.id,
                sort=Sort.COACHING,
                day=own.trajectory.started_on,
                name=first_line(own.trajectory.learning_question or lines[0].text),
                blocks=tuple(lines),
            )


def _own_lines(own: OwnTrajectory, t: Texts) -> Iterator[Words]:
    mine = {line.what: line.text for line in own.lines if line.by is By.OWNER}
    if asked := mine.pop("learning_question", ""):
        yield Words(text=asked)
    for one in own.rounds:
        told = [line.text for line in one.lines if line.by is By.OWNER]
        told += [
            "\n".join(part for part in (f"{clip.at} {clip.seen}".strip(), clip.effect) if part)
            for clip in one.clips
            if clip.by is By.OWNER
        ]
        if told:
            yield Words(text=day_in_full(one.each.held_on, t), quiet=True)
        yield from (Words(text=text) for text in told)
    yield from (Words(text=text) for text in mine.values())


def _seen(one: Observation, title: str) -> Piece:
    blocks = (Words(text=title, quiet=True), Words(text=one.text))
    return Piece(id=one.id, sort=Sort.SEEN, day=one.seen_on, name=first_line(one.text), blocks=blocks)
