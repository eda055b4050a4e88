"""A new seed: one line, which is its name too."""

from datetime import date

from teamtuin.clock import Clock, new_id
from teamtuin.errors import N_, Refused
from teamtuin.experiments.evidence import NOTHING_YET
from teamtuin.experiments.model import LONGEST_SEED, Experiment, Phase

TOO_LONG = N_(
    "A seed is one line of at most {most} characters. It still stands in the field. Make it shorter."
)


def sown(title: str, planted_on: date, *, clock: Clock) -> Experiment:
    """A new seed. The study day that makes one of an outcome inserts it in its own transaction."""
    return Experiment(id=new_id(), title=title, phase=Phase.SIGNAL, planted_on=planted_on, made_at=clock())


def one_line(text: str) -> str:
    """The name of a proeftuin as it is kept. Raises Refused."""
    line = " ".join(text.split())
    if not line:
        raise Refused(NOTHING_YET)
    if len(line) > LONGEST_SEED:
        raise Refused(TOO_LONG, most=LONGEST_SEED)
    return line
