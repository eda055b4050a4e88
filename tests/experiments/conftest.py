"""What tests of proeftuinen make: typed forms, seeds and proeftuinen that run."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID

import pytest

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of, new_id
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.model import Experiment, Indicator

SEED = "Wat als de bel van twaalf uur ook weg mag?"
ANSWERS = {
    "need": "Kinderen raken hun werk kwijt als de bel gaat.",
    "expectation": "Als de bel weg is, dan werken kinderen door, omdat niemand ze stoort.",
    "let_go": "De bel van twaalf uur.",
    "stop_rule": "We stoppen als de lunch steeds te laat begint.",
}
Typed = Callable[..., Mapping[str, UUID]]


@pytest.fixture
def typed(app: Teamtuin) -> Typed:
    """Type these texts in the fields of a form."""

    def drafts(viewer: Viewer, **texts: str) -> Mapping[str, UUID]:
        made = {}
        for name, text in texts.items():
            draft = app.drafts.open(viewer, f"experiments:{new_id()}:test:{name}")
            app.drafts.put(viewer, draft.id, draft.rev, text)
            made[name] = draft.id
        return made

    return drafts


@pytest.fixture
def planted(app: Teamtuin, typed: Typed) -> Callable[..., Experiment]:
    """A seed."""

    def plant(viewer: Viewer, text: str = SEED, *, signed: bool = False) -> Experiment:
        return app.experiments.plant(viewer, typed(viewer, seed=text), signed=signed)

    return plant


@pytest.fixture
def running(app: Teamtuin, typed: Typed, planted) -> Callable[..., Experiment]:
    """A proeftuin that has started."""

    def start(viewer: Viewer) -> Experiment:
        seed = planted(viewer)
        day = day_of(app.now()) + timedelta(28)
        return app.experiments.start(viewer, seed.id, typed(viewer, **ANSWERS), day)

    return start


@pytest.fixture
def looked_at(app: Teamtuin, typed: Typed) -> Callable[..., Indicator]:
    """A thing to look at."""

    def look(viewer: Viewer, experiment: Experiment, label: str = "Lunch op tijd", **how) -> Indicator:
        drafts = typed(viewer, label=label, unit=how.pop("unit", "aantal"), source="turflijst")
        found = app.experiments.evidence.look_at(viewer, experiment.id, drafts, LookedAt(**how))
        return found.indicators[-1]

    return look
