"""Two schools to compare: one in its first term, and one that has used Teamtuin for ten years.

As much goes on in both. It comes in as files, as it would from another program.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts.joining import open_session
from teamtuin.app import Teamtuin, open_teamtuin
from teamtuin.clock import day_of, utc_now
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.insight.terms import terms_of
from teamtuin.keeping.model import school_year_start
from teamtuin.people.model import Role
from teamtuin.settings import Settings

Thing = dict[str, Any]
YEARS = 10
LASTS = timedelta(399)
"""How long a proeftuin is tried out: each of its lines is measured on four hundred days."""
A_YEAR = 6
"""Proeftuinen that begin in a school year; in ten of them sixty."""
LABELS = ("Vragen bij de deur", "Rustige minuten", "Samen voorbereiden")
STRANDS = ("pupil_co_organisers", "smart_circuits", "parent_partnership", "team_development")
FORMS = ("peer_consultation", "lesson_visit", "lesson_study", "co_teaching", "board_session", "workshop")
BECAME = ("gedaan", "anders gedaan", "losgelaten", None)
PLACES = ("nieuwe gewoonte", "geparkeerd", "proeftuin", "losgelaten")
ANSWERS = {"P1": [0, 1, 5, 8, 2], "P2": [1, 3, 5, 4, 3], "P3": [0, 0, 6, 5, 5]}


def planted(folder: Path, years: int) -> str:
    """Make a school's data with a history of so many years, and give the token by which Tessel is known."""
    app = open_teamtuin(Settings.of(folder))
    try:
        app.school.start(DOORKEEPER, "De Wilgenhof", town="Oosterloo")
        tessel = Viewer(app.people.add(DOORKEEPER, "Tessel", [Role.TEACHER]).id)
        app.people.add(DOORKEEPER, "Hester", [Role.PRINCIPAL])
        council = Viewer(app.people.add(DOORKEEPER, "Rachida", [Role.TEACHER, Role.COUNCIL]).id)
        today = day_of(app.now())
        for module in Module:
            app.school.consent(council, module, today, "MR 1")
        for section, things in history(today, years).items():
            take_in(app, tessel, section, things)
        with app.store.transaction(DOORKEEPER) as tx:
            return open_session(tx, tessel.id, utc_now(), own_device=True)
    finally:
        app.close()


def take_in(app: Teamtuin, viewer: Viewer, section: str, things: Sequence[Thing]) -> None:
    """As files of at most ten things, because a file has a limit."""
    for begin in range(0, len(things), 10):
        import_files(app.store, app.bank, viewer, [a_file(section, things[begin : begin + 10])])


def a_file(section: str, things: Sequence[Thing]) -> SourceFile:
    return SourceFile(name=f"{section}.yaml", raw=json.dumps({section: things}).encode())


def comes_in(number: int, today: date) -> Thing:
    """Something that changes three figures: a study day of today with one outcome."""
    outcome = {"text": f"Een rustige hoek ({number})", "place": PLACES[number % len(PLACES)]}
    day = {"id": f"w{number}", "title": f"Samen kijken ({number})", "date": str(today)}
    return day | {"need": "We willen een rustige ochtend.", "outcomes": [outcome]}


def history(today: date, years: int) -> Mapping[str, list[Thing]]:
    """All that came in since then; 0 years is this term alone."""
    term = next(term for term in terms_of(today) if term.holds(today))
    first = term.start
    if years:
        first = school_year_start(today).replace(year=school_year_start(today).year - years + 1)
    return {
        "experiments": list(proeftuinen(first, today)),
        "pulse_rounds": pulses(first, today),
        "study_days": list(study_days(first, today)),
        "sessions": list(sessions(first, today)),
    }


def proeftuinen(first: date, today: date) -> Iterator[Thing]:
    """Six a year, each measured on four hundred days and then let go; in a first term six that go on."""
    step = timedelta(365 // A_YEAR)
    begins = each(first, today, step.days) if today - first > LASTS else [first] * A_YEAR
    for number, began in enumerate(begins):
        one = proeftuin(f"e{number}", began, min(began + LASTS, today))
        if began + LASTS < today:
            yield one | stopped(began + LASTS)
        else:
            yield one | {"status": "uitproberen", "review_on": str(today + timedelta(7 * number % 90))}


def stopped(on: date) -> Thing:
    """With room that was asked and given before."""
    asked = {"date": str(on - LASTS), "kind": "tijd", "text": "Een halfuur oefentijd"}
    answer = {"answer": "geregeld", "answered_on": str(on), "because": "Er is een uur voor."}
    return {
        "status": "gestopt",
        "decision": "loslaten",
        "decision_on": str(on),
        "decision_because": "Het kostte meer dan het bracht.",
        "rooms_asked": [asked | answer],
    }


def proeftuin(called: str, began: date, until: date) -> Thing:
    """Three things are measured in it each day from the one to the other."""
    days = each(began, until, 1)
    series = {
        f"m{place}": [[str(day), str(30 + (number * 7 + place) % 11)] for number, day in enumerate(days)]
        for place in range(len(LABELS))
    }
    indicators = [
        {"key": key, "label": label, "unit": "minuten", "direction": "up", "counts_of": "events"}
        for key, label in zip(series, LABELS, strict=True)
    ]
    seen = [
        {"date": str(day), "by": "iemand uit het team", "text": "De kinderen begonnen uit zichzelf."}
        for day in days[-20:]
    ]
    return {
        "id": called,
        "title": f"De bel van twaalf uur weg ({called})",
        "strand": STRANDS[sum(map(ord, called)) % len(STRANDS)],
        "need": "Kinderen raken hun werk kwijt als de bel gaat.",
        "expectation": "Als de bel weg is, dan werken kinderen door, omdat niemand ze stoort.",
        "let_go": f"De bel van twaalf uur ({called}).",
        "period": {"start": str(began)},
        "indicators": indicators,
        "series": series,
        "observations": seen,
    }


def each(first: date, today: date, days: int) -> list[date]:
    """A day of every so many, from the first on."""
    return [first + timedelta(step) for step in range(0, (today - first).days + 1, days)]


def pulses(first: date, today: date) -> list[Thing]:
    """Every two weeks, of three questions."""
    n = sum(ANSWERS["P1"])
    return [{"week": day.strftime("%G-W%V"), "n": n, **ANSWERS} for day in each(first, today, 14)]


def study_days(first: date, today: date) -> Iterator[Thing]:
    """About five a year, each with four outcomes and two agreements of ours."""
    for number, day in enumerate(each(first, today, 73)):
        outcomes = [{"text": f"Uitkomst {number} {place}", "place": place} for place in PLACES]
        agreed = [{"what": f"Afspraak {number} {place}", "whose": "ours"} for place in range(2)]
        yield {
            "id": f"d{number}",
            "title": f"Kijken naar de ochtend ({number})",
            "date": str(day),
            "status": "afgerond",
            "need": "We willen de ochtend anders maken.",
            "outcomes": outcomes,
            "agreements": agreed,
        }


def sessions(first: date, today: date) -> Iterator[Thing]:
    """One a week, each with an agreement of which something became, or not yet."""
    for number, day in enumerate(each(first, today, 7)):
        agreed: Thing = {"what": "We beginnen op tijd.", "whose": "ours"}
        if became := BECAME[number % len(BECAME)]:
            agreed["look_back"] = {"date": str(min(day + timedelta(14), today)), "status": became}
        yield {
            "id": f"s{number}",
            "form": FORMS[number % len(FORMS)],
            "date": str(day),
            "need": "Hoe begint de ochtend rustig?",
            "agreements": [agreed],
        }
