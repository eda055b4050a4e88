"""How what stands on a story line is called, and where it leads."""

from collections.abc import Mapping

from teamtuin.errors import N_
from teamtuin.experiments.story import Entry, Sort, Told
from teamtuin.rooms.model import RoundKind
from teamtuin.texts import Texts
from teamtuin.ui import experiment_words, rows
from teamtuin.ui.session_words import FORMS, RESULTS

SORTS: Mapping[Sort, str] = {
    Sort.SEEN: N_("Observations"),
    Sort.SHARED: N_("Shared texts"),
    Sort.MEASURED: N_("Measurements"),
    Sort.LEARNED_TOGETHER: N_("Learning together"),
    Sort.ROUNDS: N_("Rounds and boards"),
    Sort.STUDY_DAYS: N_("Study days"),
    Sort.TRIED: N_("Predictions and results"),
    Sort.ROOM: N_("Room"),
    Sort.DECIDED: N_("Decisions"),
}
WAYS: Mapping[Told, tuple[str, str]] = {
    Told.REFLECTION: ("pages/my_garden.py", N_("To the text")),
    Told.SESSION: ("pages/peer_learning.py", N_("To the session")),
    Told.AGREEMENT: ("pages/peer_learning.py", N_("To the session")),
    Told.OUTCOME: ("pages/study_days.py", N_("To the study day")),
}
"""The page on which a thing stands, and the word that leads there."""
ROUNDS = {
    RoundKind.PULSE: N_("pulse"),
    RoundKind.EXIT_TICKET: N_("exit ticket"),
    RoundKind.BOARD: N_("board"),
}


def kind(t: Texts, entry: Entry) -> str:
    """What an entry is, and of whom when it is signed."""
    said = {
        Told.DECISION: _decision,
        Told.ROOM_ASKED: _room,
        Told.ROOM_ANSWERED: _room,
        Told.SESSION: _session,
        Told.AGREEMENT: _agreement,
        Told.PREDICTION: _tried,
        Told.LEARNED: _tried,
        Told.ROUND: _round,
    }
    return said.get(entry.kind, _plain)(t, entry)


def _plain(t: Texts, entry: Entry) -> str:
    names = {
        Told.OBSERVATION: t.gettext("observation"),
        Told.REFLECTION: t.gettext("your text, shared") if entry.mine else t.gettext("shared reflection"),
        Told.MEASURED: t.gettext("measured"),
        Told.TEAM_INSIGHT: t.gettext("learned together"),
        Told.OUTCOME: t.gettext("from a study day"),
        Told.THOUGHT: t.gettext("thought later"),
    }
    name = names.get(entry.kind, "")
    if entry.name and not (entry.mine and entry.kind is Told.REFLECTION):
        return t.gettext("{kind} of {name}").format(kind=name, name=entry.name)
    return name


def _decision(t: Texts, entry: Entry) -> str:
    choice = rows.without_capital(experiment_words.choice(entry.choice, t)) if entry.choice else ""
    return t.gettext("decision: {choice}").format(choice=choice)


def _room(t: Texts, entry: Entry) -> str:
    if entry.answer:
        return rows.without_capital(t.gettext(experiment_words.ANSWERS[entry.answer]))
    kind_ = experiment_words.room_kind(entry.asked, t) if entry.asked else ""
    return t.gettext("room asked: {kind}").format(kind=kind_)


def _session(t: Texts, entry: Entry) -> str:
    form = rows.without_capital(t.gettext(FORMS[entry.form])) if entry.form else ""
    words = t.gettext("{form}, only you see this") if entry.alone else t.gettext("{form}, shared")
    return words.format(form=form)


def _agreement(t: Texts, entry: Entry) -> str:
    if entry.result is None:
        return t.gettext("our agreement")
    result = rows.without_capital(t.gettext(RESULTS[entry.result]))
    return t.gettext("our agreement: {result}").format(result=result)


def _tried(t: Texts, entry: Entry) -> str:
    if entry.kind is Told.PREDICTION:
        return t.gettext("prediction, round {n}").format(n=entry.number)
    if entry.afterwards:
        return t.gettext("learned in round {n}, written afterwards").format(n=entry.number)
    return t.gettext("learned in round {n}").format(n=entry.number)


def _round(t: Texts, entry: Entry) -> str:
    name = ROUNDS.get(entry.published.kind) if entry.published else None
    return t.gettext(name) if name else t.gettext("other voices")
