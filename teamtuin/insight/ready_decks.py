"""Three decks to begin with: the day before the children come, halfway, and for council and board.

Each opens with the question of the school. Only what has something to show is put in; her own sentences and
order come after.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from teamtuin.clock import new_id
from teamtuin.errors import N_
from teamtuin.experiments.model import Phase
from teamtuin.insight.deck import OnOffer, has_something
from teamtuin.presenting.model import LONGEST_TEXT, Over, Slide, Sort
from teamtuin.study_days.model import StudyDay, shortened
from teamtuin.texts import Texts


class Ready(StrEnum):
    """For which moment."""

    START = "start"
    HALFWAY = "halfway"
    COUNCIL = "council"


TITLES = {
    Ready.START: N_("The start of the year"),
    Ready.HALFWAY: N_("Halfway: what do we see?"),
    Ready.COUNCIL: N_("For council and board"),
}
OVER = {Ready.START: Over.YEAR_BEFORE, Ready.HALFWAY: Over.YEAR, Ready.COUNCIL: Over.YEAR}
OPENING = N_("What did this class need?")
FIRST_NOTES = {
    Ready.START: N_("Begin with one child or one class. Give everybody a minute of silence first."),
    Ready.HALFWAY: N_("Let everybody name one moment in class before the first number is on the wall."),
    Ready.COUNCIL: N_("Tell of one class first. The numbers come after, and say less than that."),
}
RUNNING = "running"
"""In the place of a key: each proeftuin that runs, its card and the first thing that it looks at."""
ENERGY = ("energy_p1", "energy_p2")
EXHIBITS = {
    Ready.START: ("let_go", "proeftuinen", "energy_p1", "study_days"),
    Ready.HALFWAY: ("school_year", "proeftuinen", RUNNING, *ENERGY, "room_asked", "agreements"),
    Ready.COUNCIL: (
        "proeftuinen",
        RUNNING,
        "energy_p1",
        "room_asked",
        "decided",
        "let_go",
        "heard",
        "sessions",
        "carriers",
    ),
}
LAST = {
    Ready.START: N_("What if …?\nWhich seed do we plant this year, and what do we let go for it?"),
    Ready.HALFWAY: N_("What do we go on with?\nWhat do we do differently, and what do we let go?"),
    Ready.COUNCIL: N_("What do we ask of you?\nAnd what would you like to ask us?"),
}
RUNS = (Phase.TRY_OUT, Phase.LOOK_BACK, Phase.DECIDE, Phase.EMBED)


def ready(which: Ready, offered: OnOffer, t: Texts, day: StudyDay | None = None) -> tuple[Slide, ...]:
    """Its slides, made of what is on offer today; of a study day also what it is for."""
    opening = Slide(id=new_id(), sort=Sort.TEXT, text=t.gettext(OPENING), notes=t.gettext(FIRST_NOTES[which]))
    last = Slide(id=new_id(), sort=Sort.TEXT, text=t.gettext(LAST[which]))
    chosen = (
        Slide(id=new_id(), sort=sort, of=of) for key in EXHIBITS[which] for sort, of in _put_in(key, offered)
    )
    return (opening, *_of_day(day), *chosen, last)


def _of_day(day: StudyDay | None) -> Iterator[Slide]:
    """What the day is for, as the team wrote it down."""
    if day is not None:
        words = "\n".join(part for part in (day.title, day.need_beyond_title, day.aim) if part)
        yield Slide(id=new_id(), sort=Sort.TEXT, text=shortened(words, LONGEST_TEXT))


def _put_in(key: str, offered: OnOffer) -> Iterator[tuple[Sort, str]]:
    if key == RUNNING:
        for one in offered.experiments.values():
            if one.phase in RUNS:
                yield Sort.EXPERIMENT, str(one.id)
                looked_at = _with_something(offered.of_experiment(one), offered)
                yield from ((Sort.EXHIBIT, of) for of in looked_at[:1])
    else:
        yield from ((Sort.EXHIBIT, of) for of in _with_something((key,), offered))


def _with_something(keys: tuple[str, ...], offered: OnOffer) -> tuple[str, ...]:
    known: Mapping[str, object] = offered.exhibits
    return tuple(key for key in keys if key in known and has_something(offered.exhibits[key].exhibit))
