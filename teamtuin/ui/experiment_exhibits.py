"""What a proeftuin looks at, each as an exhibit; and what they all say, for a decision."""

from collections.abc import Iterator

from teamtuin.experiments.model import Experiment
from teamtuin.insight.exhibit import Exhibit, what_they_do_not_say, what_they_say
from teamtuin.insight.indicators import of_indicator
from teamtuin.texts import Texts
from teamtuin.ui import exhibit_view, experiment_words, theme


def show(t: Texts, one: Experiment) -> None:
    """One exhibit after the other."""
    for exhibit in exhibits(t, one):
        theme.space(7)
        exhibit_view.show(exhibit, t)


def exhibits(t: Texts, one: Experiment) -> Iterator[Exhibit]:
    """Each thing that is looked at; the start and what was decided are marked in time."""
    began = [(one.starts_on, t.gettext("start"))] if one.starts_on else []
    decided = [(each.decided_on, experiment_words.choice(each.choice, t)) for each in one.decisions]
    changes = sorted([*began, *decided])
    for indicator in one.indicators:
        yield of_indicator(indicator, t, strand=one.strand, changes=changes)


def said(t: Texts, one: Experiment) -> str:
    """What the numbers say now, to be kept with a decision."""
    return what_they_say(exhibits(t, one))


def not_said(t: Texts, one: Experiment) -> str:
    """What the numbers leave open, to be kept with it."""
    return what_they_do_not_say(exhibits(t, one), t)
