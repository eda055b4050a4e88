"""What the sentences of our garden should say, counted from the rows in another way than the app does."""

from datetime import timedelta

from teamtuin.access.policy import Module
from teamtuin.access.viewer import CARETAKER
from teamtuin.insight.our_garden import dig, grow
from teamtuin.insight.terms import Stretch, period
from teamtuin.texts import texts_for
from tests.insight.planting import TODAY

NL = texts_for("nl")


def garden(app, viewer, stretch=Stretch.YEAR):
    return grow(dig(app.store, viewer, TODAY), stretch, TODAY, NL)


def rows(app, sql, **values):
    with app.store.transaction(CARETAKER) as tx:
        return tx.execute(sql, values)


MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]

TOO_SMALL = "Wat ervan kwam, zijn groepen die te klein zijn om een getal te laten zien."


def told_when(over):
    """Over which time a sentence speaks, so that it is clear without what was chosen above it."""
    begins, year = (over.start.month, over.start.day), over.start.year
    if begins == (8, 1) and over.start <= TODAY <= over.end:
        return "dit schooljaar"
    if begins == (8, 1) and (over.end.month, over.end.day) == (7, 31):
        return f"in schooljaar {year}/{year + 1}"
    return f"sinds {over.start.day} {MONTHS[over.start.month - 1]}"


def count_sessions(app, over, is_open):
    held = rows(app, "SELECT held_on, form FROM peer_session") if is_open else []
    held = [form for day, form in held if over.start <= day <= over.end]
    days = [
        day
        for (day,) in rows(app, "SELECT held_on FROM study_day")
        if over.start <= day <= min(over.end, TODAY)
    ]
    if not held and not days:
        return f"Hierover kunnen we nog niets zeggen, want er is {told_when(over)} nog niets vastgelegd."
    things = [f"{len(held)} bijeenkomst" + "en" * (len(held) != 1)] if held else []
    things += [f"{len(days)} studiedag" + "en" * (len(days) != 1)] if days else []
    forms = len(set(held)) + bool(days)
    total = len(held) + len(days)
    return f"{total} keer {told_when(over)}: {' en '.join(things)}, in {forms} vorm{'en' * (forms != 1)}."


def count_agreements(app, over):
    """Those of study days, with what became of each until today."""
    found = [
        result if looked_on and looked_on <= TODAY else None
        for day, result, looked_on in rows(
            app, "SELECT made_on, result, looked_on FROM agreement WHERE study_day_id IS NOT NULL"
        )
        if over.start <= day <= min(over.end, TODAY)
    ]
    then = told_when(over)
    if not found:
        why = f"er kwam {then} nog geen wij-afspraak uit een studiedag"
        return f"Hierover kunnen we nog niets zeggen, want {why}."
    came = f"Uit onze studiedagen kwamen {then} {len(found)} wij-afspraken."
    if len(found) == 1:
        came = f"Uit onze studiedagen kwam {then} 1 wij-afspraak."
    if set(found) == {None}:
        return f"{came} Daarop is nog niet teruggekeken."
    words = {"done": "gedaan", "done_differently": "anders gedaan", "let_go": "losgelaten", None: "nog open"}
    return f"{came} Wat ervan kwam: {how_often(found, words)}."


def count_room(app, over):
    """In words of its own: how many wait and how long, what was answered, and what it was about."""
    found = rows(app, "SELECT kind, answer, asked_on, answered_on FROM room_asked")
    waits = [row for row in found if row[1] is None]
    told = [row for row in found if row[1] is not None and over.start <= row[3] <= over.end]
    if found and not waits and not told:
        return f"Er wacht niets op een antwoord, en er kwam {told_when(over)} ook geen antwoord."
    if not found:
        return "Er is nog geen ruimte gevraagd. Wie iets uitprobeert, mag erom vragen."
    said = ["Er wacht niets op een antwoord."]
    if waits:
        days = max((TODAY - row[2]).days for row in waits)
        many = f"{len(waits)} vragen wachten" if len(waits) > 1 else "1 vraag wacht"
        said = [f"{many} op een antwoord, {'de langste al ' if len(waits) > 1 else 'al '}{in_days(days)}."]
    if told:
        days = max((row[3] - row[2]).days for row in told)
        many = "vragen" if len(told) > 1 else "vraag"
        answers = {"arranged": "geregeld", "together": "samen zoeken", "cannot": "kan niet"}
        how = how_often([row[1] for row in told], answers)
        said.append(f"Op {len(told)} {many} kwam {told_when(over)} een antwoord: {how}.")
        took = f"De langste stond {in_days(days)} open." if len(told) > 1 else f"Dat duurde {in_days(days)}."
        said.append(took)
    kinds = {"time": "tijd", "money": "geld", "place": "plek", "permission": "toestemming", "hands": "handen"}
    return " ".join([*said, f"Het ging om {how_often([row[0] for row in waits + told], kinds)}."])


def how_often(found, words):
    parts = [f"{word} ({found.count(key)})" for key, word in words.items() if key in found]
    return " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def in_days(number):
    return "1 dag" if number == 1 else f"{number} dagen"


def count_energy(app, over, place):
    """Of each question: the two groups of the last closed round in this time, as they were stored."""
    found = rows(
        app,
        "SELECT r.opened_on, s.answers, s.low, s.high FROM round_result AS s JOIN round AS r"
        " ON r.id = s.round_id WHERE r.kind = 'pulse' AND s.question = $place ORDER BY r.opened_on",
        place=place,
    )
    found = [row for row in found if over.start <= row[0] <= over.end]
    if not found:
        return None
    _, answers, low, high = found[-1]
    if low is None:
        return answers, "De twee groepen tonen we niet, zo is niemand te herkennen."
    if not high:
        return answers, "Niemand van hen koos 4 of 5."
    return answers, "Zij kozen allemaal 4 of 5." if not low else f"{high} van hen kozen 4 of 5."


def count_let_go(app, over):
    found = rows(
        app,
        "SELECT o.text, d.held_on FROM outcome AS o JOIN study_day AS d ON d.id = o.study_day_id"
        " WHERE o.place = 'let_go' UNION ALL SELECT let_go, starts_on FROM experiment"
        " WHERE let_go <> '' AND starts_on IS NOT NULL UNION ALL SELECT e.title, max(d.decided_on)"
        " FROM experiment AS e JOIN decision AS d ON d.experiment_id = e.id WHERE e.phase = 'stopped'"
        " GROUP BY e.id, e.title",
    )
    alike = {
        " ".join(text.split()).rstrip(".").lower()
        for text, day in found
        if over.start <= day <= min(over.end, TODAY)
    }
    if not alike:
        return f"Hierover kunnen we nog niets zeggen, want er is {told_when(over)} nog niets losgelaten."
    return f"We lieten {told_when(over)} {len(alike)} {'ding' if len(alike) == 1 else 'dingen'} los."


def count_running(app):
    found = rows(app, "SELECT phase, look_back_on, paused_until FROM experiment")
    running = [row for row in found if row[0] not in ("stopped", "signal", "explore")]
    sunday = TODAY + timedelta(6 - TODAY.weekday())
    soon = [
        look_back
        for _, look_back, paused in running
        if look_back and look_back <= sunday and not (paused and paused > TODAY)
    ]
    return len(running), len(soon), sum(row[0] in ("signal", "explore") for row in found)


def count_outcomes(app, over):
    then = told_when(over)
    found = rows(
        app,
        "SELECT d.held_on, o.id, o.place FROM study_day AS d LEFT JOIN outcome AS o ON o.study_day_id = d.id",
    )
    found = [row for row in found if over.start <= row[0] <= min(over.end, TODAY)]
    if not found:
        return f"want er was {then} nog geen studiedag."
    made = [place for _, outcome_id, place in found if outcome_id]
    if not made:
        return f"want er is {then} nog geen uitkomst vastgelegd."
    is_made = f"is {then} 1 uitkomst" if len(made) == 1 else f"zijn {then} {len(made)} uitkomsten"
    placed = sum(place is not None for place in made)
    got = f"{placed} daarvan {'kreeg' if placed == 1 else 'kregen'} een plek."
    if not placed:
        got = "Nog geen uitkomst heeft een plek."
    if placed == len(made):
        got = "Die kreeg een plek." if placed == 1 else "Ze kregen allemaal een plek."
    return f"Er {is_made} vastgelegd. {got}"


def check_every_sentence(app, viewer):
    is_open = app.school.open_modules(viewer)
    for stretch in Stretch:
        over, said = period(stretch, TODAY), garden(app, viewer, stretch)
        assert said.sessions.sentence == count_sessions(app, over, Module.PEER_LEARNING in is_open)
        if said.agreements:
            assert said.agreements.sentence == count_agreements(app, over)
        assert said.room_asked.sentence == count_room(app, over)
        assert said.let_go.sentence == count_let_go(app, over)
        assert said.study_days.sentence.endswith(count_outcomes(app, over))
        check_proeftuinen(said.proeftuinen.sentence, *count_running(app))
        for place, exhibit in enumerate(said.energy, start=1):
            if counted := count_energy(app, over, place):
                answers, groups = counted
                assert exhibit.n == answers
                assert f" {answers} collega" in exhibit.sentence
                assert exhibit.sentence.endswith(groups)
            else:
                assert exhibit.sentence.startswith("Hierover kunnen we nog niets zeggen")


def check_proeftuinen(sentence, running, soon, seeds):
    if not running and not seeds:
        assert sentence == "Er loopt nu geen proeftuin. Een zaadje is één zin: wat als …?"
        return
    lead = {0: "Er loopt nu geen proeftuin.", 1: "Er loopt 1 proeftuin."}
    assert sentence.startswith(lead.get(running, f"Er lopen {running} proeftuinen."))
    asking = {0: "Deze week staat er geen terugblik.", 1: "Eén vraagt deze week iets: de terugblik van "}
    if running:
        assert asking.get(soon, f" {soon} vragen deze week iets.") in sentence
    ready = {0: "", 1: "Er ligt 1 zaadje klaar."}
    assert sentence.endswith(ready.get(seeds, f"Er liggen {seeds} zaadjes klaar."))
