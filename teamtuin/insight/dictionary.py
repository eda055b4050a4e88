"""What each number counts, where it comes from and how: the end of whatever leaves with numbers in it."""

from collections.abc import Iterable

from teamtuin.errors import N_
from teamtuin.insight.exhibit import Exhibit
from teamtuin.texts import Texts

COUNTED = (
    (
        "tried",
        N_(
            "Proeftuinen that were begun and not stopped before this time; seeds do not count. From their own"
            " pages: the day of the start, else the day on which trying began."
        ),
    ),
    (
        "decided",
        N_(
            "Decisions that were written down in this time, each once, by what was chosen. From the pages of"
            " the proeftuinen; a decision never changes afterwards."
        ),
    ),
    (
        "school_year",
        N_(
            "Proeftuinen that were begun and not stopped before this time, by the days that stand on their"
            " own pages, and study days by the day on which they are held."
        ),
    ),
    (
        "proeftuinen",
        N_(
            "Proeftuinen with a plan or further, seeds and what was stopped in this time, as they are today."
            " What one asks follows from what was written down on its page."
        ),
    ),
    (
        "measured",
        N_(
            "Things that a proeftuin looks at, with at least one measurement in this time. What a line says"
            " comes from its own numbers, cleared as they are at the proeftuin, up to the last day of it."
        ),
    ),
    (
        "heard",
        N_(
            "Rounds with other voices that were closed and in which five people or more answered, each once."
            " The answers of a round are counted once, also when it had more questions."
        ),
    ),
    (
        "let_go",
        N_(
            "What was let go: at the start of a proeftuin, on a study day, or a whole proeftuin. Things that"
            " are called the same count once, from the first day."
        ),
    ),
    (
        "room_asked",
        N_(
            "What proeftuinen asked of the school leader: what was answered in this time, and what still"
            " waited at the end of it. A day is counted from the question to its answer."
        ),
    ),
    (
        "energy",
        N_(
            "Anonymous rounds that were closed, of everybody who answered. From 1 to 5 in two groups; each is"
            " shown only when it is nobody or five people and more. Kept once, when the round closed."
        ),
    ),
    (
        "sessions",
        N_(
            "Sessions that somebody wrote down, by form, and study days that were held. Who was there is kept"
            " nowhere."
        ),
    ),
    (
        "agreements",
        N_(
            "Agreements that came from study days in this time, by what became of them. The whole team reads"
            " them there. What a few agree in a session is counted nowhere, and small steps of one person"
            " neither."
        ),
    ),
    (
        "study_days",
        N_("Outcomes of study days that were held in this time, by the place that the team gave them."),
    ),
    (
        "carriers",
        N_("Tasks that the team wrote down, with the groups that carry them. Words, no numbers of people."),
    ),
    (
        "voices",
        N_(
            "Answers of others to a question at a proeftuin, anonymous, in rounds that were closed. Cleared"
            " once, when the round closed: an answer that fewer than five chose is not shown."
        ),
    ),
    (
        "indicator",
        N_(
            "Measurements that the team wrote down at a proeftuin, in the order of their days. The middle is"
            " the median: half of them lie above it. Frozen where the team said so before the change. A rule"
            " of thumb (Anhøj and Olesen, 2014) speaks from ten useful measurements on, and never of what"
            " it comes from. Weeks without a measurement are a gap and no zero."
        ),
    ),
)
"""By how the key of an exhibit begins."""


def meanings(exhibits: Iterable[Exhibit], t: Texts) -> list[tuple[str, tuple[str, ...]]]:
    """For each sort that is there: the questions that it answers, and what it counts, from where and how."""
    found = list(exhibits)
    told: list[tuple[str, tuple[str, ...]]] = []
    for begin, words in COUNTED:
        questions = dict.fromkeys(each.question for each in found if each.key.startswith(begin))
        if questions:
            told.append((name_of(begin, tuple(questions), t), (t.gettext(words),)))
    return told


def name_of(begin: str, questions: tuple[str, ...], t: Texts) -> str:
    """One question as it is, more of them by their sort."""
    names = {
        "energy": t.gettext("Energy and room"),
        "voices": t.gettext("Other voices"),
        "indicator": t.gettext("What a proeftuin looks at"),
    }
    return names.get(begin, questions[0])
