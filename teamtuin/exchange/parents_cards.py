"""Cards for parents in files: taken in as the team's own words, and taken along with the school's."""

import pandas as pd

from teamtuin.access.policy import Action
from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.experiments import EXPERIMENT
from teamtuin.exchange.parents_cards_shapes import ParentsCardShape
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.experiments import queries
from teamtuin.experiments.parents_card import queries as cards
from teamtuin.experiments.parents_card.model import OWN, Kept, Words, beside

DICTIONARY = """| parents_cards | experiment_id | the proeftuin that a card for parents is about |
| parents_cards | trying, why, notice, joining | its sentences, as the team wrote them |
"""


def take_in(taking: TakingIn, placed: Placed[ParentsCardShape]) -> None:
    """A card that is new, known or renewed; who wrote it in a file has looked it over."""
    shape = placed.shape
    at = taking.something(placed, EXPERIMENT, shape.experiment, "experiment")
    words = Words(**{name: (getattr(shape, name) or "").strip() for name in OWN})
    old = cards.find(taking.tx, at, Action.WRITE)
    if old is None:
        taking.report.new.setdefault("parents_cards", []).append(shape.experiment)
    elif not taking.told_known(shape.experiment, same=old.words == words):
        return
    if taking.write:
        one = queries.get(taking.tx, at, Action.WRITE)
        cards.put(taking.tx, at, Kept(words=words, seen=beside(one)))


def parents_card_frames(teamtuin: Teamtuin) -> dict[str, pd.DataFrame]:
    """`parents_cards`: those to which the team gave words."""
    rows = [
        (str(experiment_id), *(getattr(words, name) for name in OWN))
        for experiment_id, words in teamtuin.experiments.parents_card.for_export(DOORKEEPER).items()
    ]
    return {"parents_cards": pd.DataFrame(rows, columns=["experiment_id", *OWN])}
