"""What people answered, and all that it could have been: found by replaying the app's own rules on each.

The attacker knows these rules, the threshold, the size of the team, her own answer, and what is published.
"""

from dataclasses import dataclass, replace
from itertools import chain
from uuid import uuid4

from teamtuin.experiments.model import CountsOf
from teamtuin.insight.disclosure import THRESHOLD, cleared_share, poll, scale_groups, suppress
from teamtuin.rooms.model import WORTH_MY_TIME, QuestionKind, Round, RoundKind, RoundQuestion
from teamtuin.rooms.voices.model import SETS, Audience, Way
from tests.insight.test_disclosure import vectors

SMALL = range(1, 5)
STEPS = 5


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question of a round, with how often each answer was given; `own` is that of the attacker."""

    scale: bool
    counts: tuple[int, ...]
    people: int
    own: int | None = None

    @property
    def cells(self):
        """The groups that are told apart: of a scale two, 1 to 3 and 4 or 5."""
        return (sum(self.counts[:3]), sum(self.counts[3:])) if self.scale else self.counts

    @property
    def own_cell(self):
        return None if self.own is None else int(self.own >= 3) if self.scale else self.own

    def published(self):
        """What closing makes of it: nothing of too few, nor of more than there are."""
        n = sum(self.counts)
        if n < THRESHOLD or n > self.people:
            return "too few" if n < THRESHOLD else "too many"
        return scale_groups(self.counts) if self.scale else poll(self.counts)

    def with_cells(self, cells):
        """The same question, answered so; her own answer stays what it is."""
        if not self.scale:
            return replace(self, counts=tuple(cells))
        counts = [0] * STEPS
        for cell, number in enumerate(cells):
            mine = self.own is not None and self.own_cell == cell
            counts[self.own if mine else cell * 4] += number
        return replace(self, counts=tuple(counts))

    def possible(self):
        """Every way in which it could have been answered, for who sees what is published."""
        said, n = self.published(), sum(self.counts)
        totals = range(THRESHOLD) if said == "too few" else [n]
        tables = chain.from_iterable(vectors(len(self.cells), total) for total in totals)
        known = (cells for cells in tables if self.own is None or cells[self.own_cell] > 0)
        return [cells for cells in known if self.with_cells(cells).published() == said]


@dataclass(frozen=True, kw_only=True)
class Answers:
    """A measurement of people's answers: so many of so many, typed by somebody of the team."""

    met: int
    total: int

    @property
    def cells(self):
        return (self.met, self.total - self.met)

    own_cell = None

    def published(self):
        return cleared_share(CountsOf.ANSWERS, float(self.met), float(self.total))

    def with_cells(self, cells):
        return Answers(met=cells[0], total=sum(cells))

    def possible(self):
        totals = range(31) if self.published() == (None, None) else [self.total]
        tables = chain.from_iterable(vectors(2, total) for total in totals)
        return [cells for cells in tables if self.with_cells(cells).published() == self.published()]


@dataclass(frozen=True, kw_only=True)
class Things:
    """Counts as somebody gives them to the command `suppress`, and where she herself is counted."""

    cells: tuple[int, ...]
    own_cell: int | None

    def possible(self):
        """With a total that is shown; of fewer than five people nothing is."""
        said, n = suppress(self.cells), sum(self.cells)
        totals = [n] if said.total is not None else range(THRESHOLD + 3)
        tables = chain.from_iterable(vectors(len(self.cells), total) for total in totals)
        known = (cells for cells in tables if self.own_cell is None or cells[self.own_cell] > 0)
        return [cells for cells in known if suppress(cells) == said]


def some_things(chance):
    cells = _drawn(chance, chance.randrange(2, 5), chance.randrange(1, 31))
    mine = chance.choice([place for place, count in enumerate(cells) if count])
    return Things(cells=cells, own_cell=chance.choice((mine, None)))


def tells(secret, possible):
    """What this gives away: a group of one to four with one size, or what everybody else answered."""
    for place, size in enumerate(secret.cells):
        if size in SMALL and len({cells[place] for cells in possible}) < 2:
            yield f"{size} chose {place}"
    if sum(secret.cells) in SMALL and len({sum(cells) for cells in possible}) < 2:
        yield f"{sum(secret.cells)} answered"
    if not _says_all_alike(secret):
        for place in range(len(secret.cells)):
            if all(_others_all_chose(place, secret, cells) for cells in possible):
                yield f"all others chose {place}"


def _says_all_alike(secret):
    """That everybody said the same may be told, but not of a poll: a zero is shown of all others."""
    return 0 in secret.cells and getattr(secret, "scale", True)


def _others_all_chose(place, secret, cells):
    others = list(cells)
    if secret.own_cell is not None:
        others[secret.own_cell] -= 1
    return sum(others) > 0 and others[place] == sum(others)


def otherwise(secret, possible, chance):
    """What nobody can tell from this one, with as many small groups as can be of another size."""

    def moved(cells):
        pairs = zip(cells, secret.cells, strict=True)
        return sum(new != old for new, old in pairs if old in SMALL), cells != secret.cells

    most = max(map(moved, possible))
    return secret.with_cells(chance.choice([cells for cells in possible if moved(cells) == most]))


@dataclass(frozen=True, kw_only=True)
class Held:
    """A round that was held: what was answered to each of its questions, and how many wrote a line too."""

    round: Round
    asked: tuple[Asked, ...]
    writers: int = 0

    def otherwise(self, chance):
        """Held in the same way, by people who answered otherwise; each of them answers every question."""
        ways = [each.possible() for each in self.asked]
        before = sum(self.asked[0].cells)
        totals = set.intersection(*({sum(cells) for cells in some} for some in ways))
        total = chance.choice(sorted(totals - {before}) or [before])
        ways = [[cells for cells in some if sum(cells) == total] for some in ways]
        asked = tuple(otherwise(each, some, chance) for each, some in zip(self.asked, ways, strict=True))
        writers = chance.randrange(min(5, total + 1)) if self.round.text_places else 0
        return replace(self, asked=asked, writers=writers)


def some_round(chance, kind, opened_on, team, *, at=None, study_day_id=None):
    """A pulse of the team, the end of a study day, or other voices at a proeftuin."""
    here = team if kind is not RoundKind.VOICES else chance.randrange(5, 31)
    answered = min(here, chance.choice((chance.randrange(1, 6), chance.randrange(5, 12), here)))
    mine = chance.random() < 0.7 and kind is not RoundKind.VOICES
    if kind is RoundKind.VOICES:
        options = chance.choice(SETS)
        asked = (Asked(scale=False, counts=_drawn(chance, len(options), answered), people=here),)
        questions = (RoundQuestion(place=1, kind=QuestionKind.CHOICE, text="Hoe was het?", options=options),)
    else:
        keys = [WORTH_MY_TIME] if kind is RoundKind.EXIT_TICKET else ["P1", "P2"][: chance.randrange(1, 3)]
        asked = tuple(_scale(chance, answered, here, mine=mine) for _ in keys)
        questions = tuple(
            RoundQuestion(place=place, kind=QuestionKind.SCALE, key=key)
            for place, key in enumerate(keys, start=1)
        )
    if with_text := chance.random() < 0.3:
        text = RoundQuestion(place=len(questions) + 1, kind=QuestionKind.TEXT, key="takeaway")
        questions = (*questions, text)
    strict = kind is RoundKind.PULSE
    return Held(
        round=Round(
            id=uuid4(),
            kind=kind,
            code=None,
            opened_by=None,
            study_day_id=study_day_id,
            experiment_id=at,
            opened_on=opened_on,
            strict=strict,
            questions=questions,
            audience=Audience.PARENTS if at else None,
            way=Way.PHONE if at else None,
            people=here if at else None,
        ),
        asked=asked,
        writers=chance.randrange(min(5, answered + 1)) if with_text else 0,
    )


def _scale(chance, answered, people, *, mine):
    counts = _drawn(chance, STEPS, answered)
    own = chance.choice([place for place, count in enumerate(counts) if count]) if mine else None
    return Asked(scale=True, counts=counts, people=people, own=own)


def _drawn(chance, places, answered):
    """So many answers, now and then nearly all alike."""
    liked = [chance.choice((0.05, 1, 1, 8)) for _ in range(places)]
    drawn = chance.choices(range(places), liked, k=answered)
    return tuple(drawn.count(place) for place in range(places))
