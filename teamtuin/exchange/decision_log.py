"""The decisions of a school year and what was let go in it: for a page, for a spreadsheet and for paper."""

from dataclasses import dataclass
from datetime import date

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import NotVisible
from teamtuin.exchange.documents.model import Block, Document, Listing, Pairs, Section, Words
from teamtuin.insight.decision_log import (
    CHOICES,
    Decided,
    decisions,
    numbers_then,
    reasons,
    school_years,
    table,
    wall,
)
from teamtuin.insight.drawings import Wall
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.sentences import day_in_full
from teamtuin.insight.terms import year_name
from teamtuin.texts import Texts

DECISIONS_CSV, LET_GO_CSV, WORD = "besluiten.csv", "losgelaten.csv", "besluiten.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLog:
    """One school year, called by the year in which it began; `years` are all there are, the newest first."""

    school: str
    year: int
    years: tuple[int, ...]
    found: tuple[Decided, ...]
    wall: Exhibit
    today: date

    def table(self, t: Texts) -> Table:
        """The decisions in rows."""
        return table(self.found, t)


def gather(app: Teamtuin, viewer: Viewer, t: Texts, year: int | None = None) -> DecisionLog:
    """What the viewer may take along of this school year, or of the newest one.

    Raises NotVisible where there is nothing, which is all that there is outside the team.
    """
    today = day_of(app.now())
    experiments, days = app.experiments.for_export(viewer), app.study_days.for_export(viewer)
    years = school_years(experiments, days, today, t)
    if not years or year not in (None, *years):
        raise NotVisible
    chosen = years[0] if year is None else year
    school = app.school.find()
    return DecisionLog(
        school=school.name if school else "",
        year=chosen,
        years=years,
        found=decisions(experiments, chosen),
        wall=wall(experiments, days, chosen, today, t),
        today=today,
    )


def as_document(log: DecisionLog, t: Texts) -> Document:
    """For the meeting: the same as the page shows."""
    title = t.gettext("Decisions and what we let go")
    year = t.gettext("School year {year}").format(year=year_name(log.year))
    made = t.gettext("made on {day}").format(day=day_in_full(log.today, t))
    none = Section(
        heading="", blocks=(Words(text=t.gettext("In this school year nothing was decided."), quiet=True),)
    )
    return Document(
        title=title,
        above=" · ".join(part for part in (log.school, title, year_name(log.year)) if part),
        under=f"{year} · {made}",
        sections=(*([_decided(each, t) for each in log.found] or [none]), _let_go(log.wall)),
        language=t.language,
        foot=t.gettext("To develop, not to assess. The texts are as the team wrote them."),
    )


def when_and_what(each: Decided, t: Texts) -> str:
    """The small line of a decision: its day and the choice."""
    return f"{day_in_full(each.decision.decided_on, t)} · {t.gettext(CHOICES[each.decision.choice])}"


def _decided(each: Decided, t: Texts) -> Section:
    pairs = (*reasons(each.decision, t), *numbers_then(each.decision, t))
    small = Words(text=when_and_what(each, t), quiet=True)
    return Section(heading=each.experiment.title, blocks=(small, Pairs(rows=pairs)))


def _let_go(exhibit: Exhibit) -> Section:
    blocks: list[Block] = [Words(text=exhibit.sentence)]
    if isinstance(exhibit.listing, Wall):
        blocks.append(Listing(items=exhibit.listing.items))
    return Section(heading=exhibit.question, blocks=tuple(blocks), level=1)
