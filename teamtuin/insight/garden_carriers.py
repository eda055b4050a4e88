"""Who carries which task, then and now: words, of one proeftuin or of all together; no people are counted."""

from collections.abc import Mapping, Sequence
from uuid import UUID  # noqa: TC003

from babel.lists import format_list

from teamtuin.experiments.carriers.model import CARRIERS, CarriedTask, Carrier
from teamtuin.experiments.model import Experiment
from teamtuin.insight.drawings import Ask, Asks
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.texts import Texts


def of_one(tasks: Sequence[CarriedTask], t: Texts, strand: str | None = None) -> Exhibit:
    """The tasks of one proeftuin, on the page of which they stand."""
    return _exhibit([(task, None) for task in tasks], t, strand)


def together(experiments: Sequence[Experiment], tasks: Sequence[CarriedTask], t: Texts) -> Exhibit:
    """The tasks of all proeftuinen, each with its proeftuin."""
    by_id: Mapping[UUID, Experiment] = {one.id: one for one in experiments}
    return _exhibit([(task, by_id[task.experiment_id]) for task in tasks if task.experiment_id in by_id], t)


def _exhibit(
    found: Sequence[tuple[CarriedTask, Experiment | None]], t: Texts, strand: str | None = None
) -> Exhibit:
    """What moved first; what stayed as it was last."""
    told = sorted(found, key=lambda pair: not pair[0].moved)
    rows = tuple(_line(task, one, t, strand) for task, one in told)
    caveat = t.gettext("Written down by the team, in words: groups, no names and no numbers of people.")
    return Exhibit(
        key="carriers",
        question=t.gettext("Who carries which task, then and now?"),
        sentence=_sentence([task for task, _ in told], t),
        caveat=caveat if rows else "",
        listing=Asks(rows=rows) if rows else None,
        table=_table(told, t),
    )


def _sentence(tasks: Sequence[CarriedTask], t: Texts) -> str:
    if not tasks:
        return t.gettext("No task was written down yet. Each proeftuin can say who carries what.")
    moved = sum(task.moved for task in tasks)
    of_all = t.ngettext("There is {n} task here.", "There are {n} tasks here.", len(tasks))
    if not moved:
        return of_all.format(n=len(tasks)) + " " + t.gettext("Each is carried as it was.")
    now = t.ngettext("{n} of them is carried by others now.", "{n} of them are carried by others now.", moved)
    return f"{of_all.format(n=len(tasks))} {now.format(n=moved)}"


def carried_by(carriers: Sequence[Carrier], t: Texts) -> str:
    """Who they are, in words; the helpers, who come last, end the list with an "and" of their own."""
    words = [t.gettext(CARRIERS[one]) for one in carriers]
    return ", ".join(words) if Carrier.HELPERS in carriers else format_list(words, locale=t.language)


def _line(task: CarriedTask, one: Experiment | None, t: Texts, strand: str | None) -> Ask:
    pattern = t.gettext("Then: {before}. Now: {now}.") if task.moved else t.gettext("Then and now: {now}.")
    line = pattern.format(before=carried_by(task.before, t), now=carried_by(task.now, t))
    at = t.gettext("At {experiment}.").format(experiment=one.title) if one else ""
    return Ask(
        title=task.task,
        strand=one.strand if one else strand,
        word="",
        line=f"{line} {at}".rstrip(),
    )


def _table(told: Sequence[tuple[CarriedTask, Experiment | None]], t: Texts) -> Table:
    together = any(one for _, one in told)
    where = (t.gettext("Proeftuin"),) if together else ()
    return Table(
        columns=(t.gettext("Task"), *where, t.gettext("Then"), t.gettext("Now")),
        rows=tuple(
            (
                task.task,
                *((one.title,) if one else ()),
                carried_by(task.before, t),
                carried_by(task.now, t),
            )
            for task, one in told
        ),
    )
