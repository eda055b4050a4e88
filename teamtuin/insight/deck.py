"""What a deck shows: exhibits as our garden and the proeftuinen show them, cards of plans, and own sentences.

Nothing else reaches a slide. A number is on one only as a part of an exhibit, which was cleared when it was
built and is the same for everybody in the team. Notes of who speaks go along, for her eyes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from babel.dates import format_date

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.experiments.model import Experiment
from teamtuin.insight import our_garden
from teamtuin.insight.decision_log import CHOICES
from teamtuin.insight.drawings import Ask, Asks, Listing, Phases, SchoolYear, Wall
from teamtuin.insight.exhibit import Exhibit
from teamtuin.insight.garden_experiments import STEPS
from teamtuin.insight.latest import crowded, latest
from teamtuin.insight.looking import looked
from teamtuin.insight.terms import Stretch, period
from teamtuin.insight.voices import of_voices
from teamtuin.presenting.model import Deck, Over, Slide, Sort
from teamtuin.study_days.model import shortened
from teamtuin.texts import Texts

Row = TypeVar("Row")
MOST_ROWS = 5
"""Of a list or of proeftuinen on one slide; the others stand on the next."""
MOST_LINES = 6
"""Under the rows of one list on one slide: more of them would be too small to read."""
MOST_ON_A_WALL = 6
LONGEST_ON_A_CARD = 280  # characters of one answer; the page of the proeftuin has it whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An exhibit that can be shown, where it comes from in a few words, and of which proeftuin it is."""

    source: str
    exhibit: Exhibit
    experiment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnOffer:
    """The exhibits by their key, those of our garden first, and the proeftuinen by their id."""

    exhibits: Mapping[str, Offer]
    experiments: Mapping[str, Experiment]

    def of_experiment(self, one: Experiment) -> tuple[str, ...]:
        """The keys of what this proeftuin looks at and was told."""
        return tuple(key for key, offer in self.exhibits.items() if offer.experiment == str(one.id))

    def holds(self, slide: Slide) -> bool:
        """Whether there is still something to show for this slide."""
        places: Mapping[Sort, Mapping[str, object]] = {
            Sort.EXHIBIT: self.exhibits,
            Sort.EXPERIMENT: self.experiments,
        }
        return slide.sort is Sort.TEXT or slide.of in places[slide.sort]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One slide as a room sees it, with its notes: an exhibit, the pairs of a card, or a sentence alone."""

    title: str
    source: str = ""
    text: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    exhibit: Exhibit | None = None
    notes: str = ""


def on_offer(app: Teamtuin, viewer: Viewer, over: Over, t: Texts) -> OnOffer:
    """All that the viewer can put in a deck, as it stands today; outside the team that is nothing.

    Kept as our garden is: it is the same for everybody in the team.
    """
    if not app.presenting.may_make(viewer):
        return OnOffer(exhibits={}, experiments={})
    today, stretch = day_of(app.now()), Stretch(over.value)
    with our_garden.seen_by(app.store, viewer) as here:
        soil = our_garden.dig_in(here, stretch, today)
        return here.kept(
            ("on_offer", stretch, today, t.language),
            lambda _: _on_offer(soil, app.experiments.all(viewer), stretch, today, t),
        )


def _on_offer(
    soil: our_garden.Soil, experiments: Sequence[Experiment], stretch: Stretch, today: date, t: Texts
) -> OnOffer:
    """`experiments` with all that was measured in them; those of the soil are in brief."""
    when = _when(stretch, today, t)
    found = {
        one.key: Offer(source=when, exhibit=one) for one in our_garden.grow(soil, stretch, today, t).exhibits
    }
    for experiment in experiments:
        heard = [result for result in soil.results if result.experiment_id == experiment.id]
        drawn = (crowded(latest(each.exhibit, t), t) for each in looked(experiment, t))
        found |= {
            one.key: Offer(source=experiment.title, exhibit=one, experiment=str(experiment.id))
            for one in (*drawn, *of_voices(heard, t))
        }
    return OnOffer(exhibits=found, experiments={str(one.id): one for one in experiments})


def _when(stretch: Stretch, today: date, t: Texts) -> str:
    over = period(stretch, today)
    return t.gettext("{start} to {end}").format(
        start=day_on_slide(over.start, t), end=day_on_slide(min(over.end, today), t)
    )


def day_on_slide(day: date, t: Texts) -> str:
    """With its year, because a file is opened long after: "30 november 2026"."""
    return str(format_date(day, "d MMMM y", locale=t.language))


def shown(deck: Deck, offered: OnOffer, t: Texts) -> tuple[Shown, ...]:
    """The slides in their order; what is not there any more is left out, what is long stands on several."""
    return tuple(each for slide in deck.slides for each in _shown(slide, offered, t))


def _shown(slide: Slide, offered: OnOffer, t: Texts) -> Iterator[Shown]:
    if not offered.holds(slide):
        return
    if slide.sort is Sort.TEXT:
        yield _sentence(slide)
    elif slide.sort is Sort.EXPERIMENT:
        yield _card(offered.experiments[slide.of], slide.notes, t)
    else:
        offer = offered.exhibits[slide.of]
        for number, part in enumerate(_parts(offer.exhibit)):
            notes = "" if number else slide.notes
            yield Shown(title=part.question, source=offer.source, exhibit=part, notes=notes)


def _sentence(slide: Slide) -> Shown:
    """The first line is large, the others stand under it."""
    title, _, rest = slide.text.partition("\n")
    return Shown(title=title, text=rest.strip(), notes=slide.notes)


def _card(one: Experiment, notes: str, t: Texts) -> Shown:
    """The plan in the team's own words, and what was decided; no number of anything."""
    told = (
        (t.gettext("What was needed"), one.need),
        (t.gettext("What we expect"), one.expectation),
        (t.gettext("What we let go"), one.let_go),
        (t.gettext("What we decided"), _decided(one, t)),
    )
    return Shown(
        title=one.title,
        source=t.gettext(STEPS[one.step]),
        pairs=tuple((name, shortened(text, LONGEST_ON_A_CARD)) for name, text in told if text),
        notes=notes,
    )


def _decided(one: Experiment, t: Texts) -> str:
    last = one.last_decision
    if last is None:
        return ""
    return f"{t.gettext(CHOICES[last.choice])}. {last.because}".strip()


def _parts(exhibit: Exhibit) -> Iterator[Exhibit]:
    """The same on as many slides as it takes to be read from the back of a room."""
    figure, listing = exhibit.figure, exhibit.listing
    if isinstance(figure, Phases):
        for some in _by_slide(figure.rows):
            yield replace(exhibit, figure=replace(figure, rows=some), listing=None)
    elif isinstance(figure, SchoolYear) and figure.rows:
        for ran in _by_slide(figure.rows):
            yield replace(exhibit, figure=replace(figure, rows=ran))
    elif figure is None and listing is not None:
        yield from (replace(exhibit, listing=part) for part in _some(listing))
    else:
        yield exhibit


def _by_slide(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    yield from (rows[begin : begin + MOST_ROWS] for begin in range(0, len(rows), MOST_ROWS))


def _some(listing: Listing) -> Iterator[Listing]:
    if isinstance(listing, Wall):
        for begin in range(0, len(listing.items), MOST_ON_A_WALL):
            yield Wall(items=listing.items[begin : begin + MOST_ON_A_WALL])
    else:
        rows: list[Ask] = []
        for row in listing.rows:
            if len(rows) == MOST_ROWS or (rows and _lines([*rows, row]) > MOST_LINES):
                yield Asks(rows=tuple(rows))
                rows = []
            rows.append(row)
        yield Asks(rows=tuple(rows))


def _lines(rows: Sequence[Ask]) -> int:
    return sum(1 + row.line.count("\n") for row in rows)


def has_something(exhibit: Exhibit) -> bool:
    """Whether there is more to show than a sentence that there is nothing yet."""
    return exhibit.figure is not None or exhibit.listing is not None
