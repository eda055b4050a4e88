"""What exhibits of rounds and of agreements should say: of people, so five and more or not at all."""

from datetime import date

from tests.insight.frames import day, known, listed, one_or_more
from tests.insight.recount_garden import NOTHING

FEWEST = 5
HIDDEN = "niet getoond"
PEOPLE = {"pupils": "leerlingen", "parents": "ouders", "grandparents": "grootouders", "others": "anderen"}
OPTIONS = {
    "sun": "zon",
    "sun_cloud": "zon en wolk",
    "cloud": "wolk",
    "rain": "regen",
    "yes": "ja",
    "a_bit": "een beetje",
    "no": "nee",
}


def pulses_of(rows, time, key):
    """Of one question: the rounds of this time with five answers and more, the latest last."""
    found = rows.pulses[rows.pulses.key.eq(key) & time.holds(rows.pulses.opened_on)].copy()
    found["low"] = found.counts.map(lambda counts: sum(counts[:3]))
    found["high"] = found.counts.map(lambda counts: sum(counts[3:]))
    found["n"] = found.low + found.high
    found["shown"] = [
        all(group == 0 or group >= FEWEST for group in pair)
        for pair in zip(found.low, found.high, strict=True)
    ]
    return found[found.n >= FEWEST].sort_values("opened_on")


def energy(rows, time, key):
    found = pulses_of(rows, time, key)
    if found.empty:
        is_open = "rounds" in rows.open_modules
        why = f"er is nog geen ronde gesloten die {time.said} begon en genoeg antwoorden kreeg"
        return f"{NOTHING}{why if is_open else 'de medezeggenschapsraad heeft dit deel nog niet geopend'}."
    last = found.iloc[-1]
    answered = f"antwoordden {last.n} collega’s"
    said = f"{last.high} van hen kozen 4 of 5."
    if not last.shown:
        said = "De twee groepen tonen we niet, zo is niemand te herkennen."
    elif not last.high:
        said = "Niemand van hen koos 4 of 5."
    elif not last.low:
        said = "Zij kozen allemaal 4 of 5."
    return f"In de laatste gesloten ronde ({day(last.opened_on, time.today)}) {answered}. {said}"


def energy_rows(rows, time, key):
    found = pulses_of(rows, time, key).iloc[::-1]
    return tuple(
        (day(one.opened_on, time.today), one.n, *((one.low, one.high) if one.shown else (HIDDEN, HIDDEN)))
        for one in found.itertuples()
    )


def exit_ticket(rows, held_on):
    """Of the day on which it was held: there is one a day."""
    asked = rows.pulses.key.eq("worth_my_time") & rows.pulses.opened_on.eq(held_on)
    counts = rows.pulses[asked].counts.iloc[0]
    low, high = sum(counts[:3]), sum(counts[3:])
    if any(0 < group < FEWEST for group in (low, high)):
        return f"{low + high} antwoorden. De twee groepen tonen we niet, zo is niemand te herkennen."
    return f"{high} van de {low + high} antwoorden is een 4 of een 5."


def kept(poll):
    """What may be known of one question to other voices: how often each answer was given, or None."""
    n, counts = sum(poll.counts), list(poll.counts)
    if n < FEWEST or n > poll.people:
        return None
    if min(counts) >= FEWEST:
        return counts
    return [count if 2 * count > n and n - count >= FEWEST else None for count in counts]


def polls_like(rows, round_id, until):
    """The same question to the same people, with what may be shown; the latest first."""
    polls = rows.polls[rows.polls.opened_on <= until].copy()
    polls["kept"] = [kept(one) for one in polls.itertuples()]
    polls = polls[polls.kept.notna()]
    this = polls[polls.round_id == round_id].iloc[0]
    alike = (polls.text == this.text) & (polls.options == this.options) & (polls.audience == this.audience)
    alike &= polls.experiment_id == this.experiment_id
    return polls[alike].sort_values("opened_on", ascending=False, kind="stable")


def voices(rows, round_id, until):
    last = polls_like(rows, round_id, until).iloc[0]
    said = f"{sum(last.counts)} antwoorden van {PEOPLE[last.audience]}, ronde van {day(last.opened_on)}."
    chosen = [
        f"{OPTIONS.get(option, option)} ({count})"
        for option, count in zip(last.options, last.kept, strict=True)
        if count is not None
    ]
    if not chosen:
        return f"{said} Hoe vaak elk antwoord gekozen is, tonen we niet. Zo is niemand te herkennen."
    return f"{said} Gekozen: {listed(chosen)}."


def voices_rows(rows, round_id, until):
    return tuple(
        (day(one.opened_on), sum(one.counts), *(HIDDEN if count is None else count for count in one.kept))
        for one in polls_like(rows, round_id, until).itertuples()
    )


def heard(rows, time):
    """How often others were asked in this time, with enough of them answering; a round counts once."""
    polls = rows.polls[time.holds(rows.polls.opened_on)]
    polls = polls[[kept(one) is not None for one in polls.itertuples()]]
    if polls.empty:
        why = f"er is nog geen ronde van anderen gesloten die {time.said} begon en genoeg antwoorden kreeg"
        return f"{NOTHING}{why}."
    counts = polls.audience.map(str).value_counts()
    whose = listed(f"{words} ({counts[one]})" for one, words in PEOPLE.items() if one in counts.index)
    answers = polls["counts"].map(sum).sum()
    return (
        f"Anderen praatten {time.said} {len(polls)} keer mee: {whose}. Samen gaven ze {answers} antwoorden."
    )


def agreements(rows, time, _key=None):
    """Those of study days in this time, with what had become of each on the day of looking."""
    words = {"done": "gedaan", "done_differently": "anders gedaan", "let_go": "losgelaten"}
    words |= {"open": "nog open"}
    ours = rows["agreement"][rows["agreement"].study_day_id.notna()]
    ours = ours[time.holds(ours.made_on) & (ours.made_on <= time.today)]
    if ours.empty:
        return f"{NOTHING}er kwam {time.said} nog geen wij-afspraak uit een studiedag."
    results = known(ours.result, "open").where(known(ours.looked_on, date.max) <= time.today, "open")
    many = one_or_more(len(ours), "wij-afspraak", "wij-afspraken")
    came = f"Uit onze studiedagen {'kwam' if len(ours) == 1 else 'kwamen'} {time.said} {many}."
    if (results == "open").all():
        return f"{came} Daarop is nog niet teruggekeken."
    counts = results.value_counts()
    told = listed(f"{word} ({counts[key]})" for key, word in words.items() if key in counts.index)
    return f"{came} Wat ervan kwam: {told}."
