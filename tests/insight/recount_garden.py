"""What the exhibits of our garden and of a harvest book should say, counted in pandas."""

import pandas as pd

from tests.insight.frames import day, known, listed, one_or_more
from tests.insight.recount_lines import what_it_says

NOTHING = "Hierover kunnen we nog niets zeggen, want "
KINDS = {"time": "tijd", "money": "geld", "place": "plek", "permission": "toestemming", "hands": "handen"}
ANSWERS = {"arranged": "geregeld", "together": "samen zoeken", "cannot": "kan niet"}
CHOICES = {
    "continue": "doorgaan",
    "adapt": "aanpassen",
    "scale_up": "breder maken",
    "rest": "even rusten",
    "let_go": "loslaten",
}
SEEDS = ("signal", "explore")


def sessions(rows, time):
    held = rows["peer_session"][time.holds(rows["peer_session"].held_on)]
    held = held if "peer_learning" in rows.open_modules else held.iloc[:0]
    days = _held_days(rows, time)
    if held.empty and days.empty:
        return f"{NOTHING}er is {time.said} nog niets vastgelegd."
    things = [one_or_more(len(held), "bijeenkomst", "bijeenkomsten")] if len(held) else []
    things += [one_or_more(len(days), "studiedag", "studiedagen")] if len(days) else []
    forms = held.form.nunique() + (not days.empty)
    many = f"{len(held) + len(days)} keer {time.said}"
    return f"{many}: {listed(things)}, in {one_or_more(forms, 'vorm', 'vormen')}."


def _held_days(rows, time):
    days = rows["study_day"]
    return days[time.holds(days.held_on) & (days.held_on <= time.today)]


def study_days(rows, time):
    return f"{_next_day(rows, time)} {_outcomes(rows, time)}"


def _next_day(rows, time):
    days = rows["study_day"].sort_values("held_on")
    now, coming = days[days.held_on == time.today], days[days.held_on > time.today]
    if len(now):
        return f"Vandaag is het studiedag: {now.iloc[0].title.rstrip('.')}."
    if coming.empty:
        return "Er staat nog geen volgende studiedag gepland."
    first = coming.iloc[0]
    return f"De volgende studiedag is op {day(first.held_on, time.today)}: {first.title.rstrip('.')}."


def _outcomes(rows, time):
    days = _held_days(rows, time)
    made = rows["outcome"][rows["outcome"].study_day_id.isin(days.id)]
    if days.empty or made.empty:
        why = f"er is {time.said} nog geen uitkomst vastgelegd"
        why = f"er was {time.said} nog geen studiedag" if days.empty else why
        return f"Hierover kunnen we verder nog niets zeggen, want {why}."
    placed = int(made.place.notna().sum())
    got = f"{placed} daarvan {'kreeg' if placed == 1 else 'kregen'} een plek."
    if placed == len(made):
        got = "Die kreeg een plek." if placed == 1 else "Ze kregen allemaal een plek."
    if not placed:
        got = "Nog geen uitkomst heeft een plek."
    many = one_or_more(len(made), "uitkomst", "uitkomsten")
    return f"Er {'is' if len(made) == 1 else 'zijn'} {time.said} {many} vastgelegd. {got}"


def room_asked(rows, time):
    asked = rows["room_asked"]
    waits = asked[asked.answer.isna()]
    told = asked[asked.answer.notna() & time.holds(asked.answered_on)]
    if len(asked) and waits.empty and told.empty:
        return f"Er wacht niets op een antwoord, en er kwam {time.said} ook geen antwoord."
    if asked.empty:
        return "Er is nog geen ruimte gevraagd. Wie iets uitprobeert, mag erom vragen."
    said = ["Er wacht niets op een antwoord."]
    if len(waits):
        longest = one_or_more((time.today - waits.asked_on.min()).days, "dag", "dagen")
        since = f"al {longest}" if len(waits) == 1 else f"de langste al {longest}"
        many = "1 vraag wacht" if len(waits) == 1 else f"{len(waits)} vragen wachten"
        said.append(f"{many} op een antwoord, {since}.")
        said.pop(0)
    if len(told):
        took = one_or_more((told.answered_on - told.asked_on).map(lambda one: one.days).max(), "dag", "dagen")
        how = _how_often(told.answer, ANSWERS)
        many = one_or_more(len(told), "vraag", "vragen")
        said.append(f"Op {many} kwam {time.said} een antwoord: {how}.")
        said.append(f"Dat duurde {took}." if len(told) == 1 else f"De langste stond {took} open.")
    return " ".join([*said, f"Het ging om {_how_often(pd.concat([waits.kind, told.kind]), KINDS)}."])


def _how_often(found, words):
    counts = found.value_counts()
    return listed(f"{word} ({counts[key]})" for key, word in words.items() if key in counts.index)


def proeftuinen(rows, time):
    all_of_them = rows["experiment"]
    seeds = int(all_of_them.phase.isin(SEEDS).sum())
    running = all_of_them[~all_of_them.phase.isin((*SEEDS, "stopped"))]
    if running.empty and not seeds:
        return "Er loopt nu geen proeftuin. Een zaadje is één zin: wat als …?"
    said = "Er loopt nu geen proeftuin."
    if len(running):
        many = one_or_more(len(running), "proeftuin", "proeftuinen")
        said = f"Er {'loopt' if len(running) == 1 else 'lopen'} {many}. {_this_week(running, time)}"
    lie = "ligt" if seeds == 1 else "liggen"
    return f"{said} Er {lie} {one_or_more(seeds, 'zaadje', 'zaadjes')} klaar." if seeds else said


def _this_week(running, time):
    sunday = pd.Timestamp(time.today).to_period("W").end_time.date()
    rests = running.paused_until.map(lambda until: bool(until) and until > time.today)
    soon = running[running.look_back_on.map(lambda on: bool(on) and on <= sunday) & ~rests]
    if soon.empty:
        return "Deze week staat er geen terugblik."
    if len(soon) > 1:
        return f"{len(soon)} vragen deze week iets."
    one = soon.iloc[0]
    return f"Eén vraagt deze week iets: de terugblik van {one.title}, {day(one.look_back_on, time.today)}."


def last_decision(rows):
    """Of each proeftuin the day of its last one."""
    return rows["decision"].groupby("experiment_id").decided_on.max()


def let_go(rows, time):
    days = rows["study_day"].set_index("id").held_on
    outcomes = rows["outcome"][rows["outcome"].place == "let_go"]
    of_days = pd.DataFrame({"text": outcomes.text, "since": outcomes.study_day_id.map(days)})
    trying = rows["experiment"]
    trying = trying[(trying.let_go != "") & trying.starts_on.notna()]
    of_trying = pd.DataFrame({"text": trying.let_go, "since": trying.starts_on})
    over = rows["experiment"][rows["experiment"].phase == "stopped"]
    of_over = pd.DataFrame({"text": over.title, "since": over.id.map(last_decision(rows))})
    found = pd.concat([of_days, of_trying, of_over])
    found = found[time.holds(found.since) & (known(found.since, time.end) <= time.today)]
    alike = found.text.map(lambda text: " ".join(text.split()).rstrip(".").casefold()).nunique()
    if not alike:
        return f"{NOTHING}er is {time.said} nog niets losgelaten."
    return f"We lieten {time.said} {one_or_more(alike, 'ding', 'dingen')} los."


def carriers(rows, time):
    tasks = rows["carried_task"][rows["carried_task"].experiment_id.isin(rows["experiment"].id)]
    if tasks.empty:
        return "Er is nog geen taak opgeschreven. Elke proeftuin kan zeggen wie wat draagt."
    moved = sum(list(one.carried_before) != list(one.carried_now) for one in tasks.itertuples())
    here = f"Hier {'staat' if len(tasks) == 1 else 'staan'} {one_or_more(len(tasks), 'taak', 'taken')}."
    if not moved:
        return f"{here} Niemand anders draagt ze dan toen."
    return f"{here} {moved} daarvan {'wordt' if moved == 1 else 'worden'} nu anders gedragen."


def school_year(rows, time):
    tries = len(tried_in(rows, time))
    held = len(_held_days(rows, time))
    parts = [f"probeerden {time.said} {one_or_more(tries, 'proeftuin', 'proeftuinen')} uit"] if tries else []
    when = "" if parts else f"{time.said} "
    parts += [f"hielden {when}{one_or_more(held, 'studiedag', 'studiedagen')}"] if held else []
    said = f"We {listed(parts)}."
    if not parts:
        said = f"{NOTHING}er is {time.said} nog niets uitgeprobeerd en geen studiedag geweest."
    coming = time.start <= time.today <= time.end and (rows["study_day"].held_on > time.today).any()
    return f"{said} {_next_day(rows, time)}" if coming else said


def tried_in(rows, time):
    """Begun and no seed, not over before this time, and not begun after it."""
    found = rows["experiment"].copy()
    found["began"] = known(known(found.starts_on, found.tried_on), found.planted_on)
    last = found.id.map(last_decision(rows))
    over = (found.phase == "stopped") & (known(last, time.end) < time.start)
    begun = found.tried_on.notna() | ~found.phase.isin((*SEEDS, "design"))
    return found[begun & ~over & (found.began <= time.end)].sort_values(["began", "title"])


def tried(rows, time):
    ran = tried_in(rows, time)
    if ran.empty:
        return f"{NOTHING}er liep {time.said} geen proeftuin."
    many = f"{time.said} {one_or_more(len(ran), 'proeftuin', 'proeftuinen')}"
    return f"Er {'liep' if len(ran) == 1 else 'liepen'} {many}: {listed(ran.title)}."


def decided(rows, time):
    found = rows["decision"][time.holds(rows["decision"].decided_on)]
    if found.empty:
        return f"{NOTHING}er is {time.said} niets besloten."
    at = one_or_more(found.experiment_id.nunique(), "proeftuin", "proeftuinen")
    made = f"{one_or_more(len(found), 'besluit', 'besluiten')} {time.said}"
    return f"{made} bij {at}: {_how_often(found.choice, CHOICES)}."


def measured(rows, time):
    """How many things, at how many proeftuinen, and how many of these the rule says what of."""
    then = rows.until(min(time.end, time.today))
    points = then["measurement"]
    fresh = points[points.measured_on >= time.start].indicator_id.unique()
    things = then["indicator"][then["indicator"].id.isin(fresh)]
    if things.empty:
        return f"{NOTHING}er is {time.said} nog niets gemeten."
    at = one_or_more(things.experiment_id.nunique(), "proeftuin", "proeftuinen")
    said = [f"Bij {at} maten we {time.said} {one_or_more(len(things), 'ding', 'dingen')}."]
    sees = things.id.map(lambda one: what_it_says(then, one)).value_counts()
    said += [words.format(n=sees[one]) for one, words in SEES.items() if one in sees.index]
    return " ".join(said)


SEES = {
    "shift": "Bij {n} daarvan vindt de vuistregel een verschuiving.",
    "no shift": "Bij {n} daarvan vindt de vuistregel geen verschuiving.",
    "too few": "Bij {n} zijn er te weinig bruikbare metingen om daar iets over te zeggen.",
    "no rule": "Bij {n} tellen we hoe vaak het lukte; daar hoort geen vuistregel bij.",
    "hidden": "Van {n} laten we geen getal zien, zo is niemand te herkennen.",
}

GARDEN = {
    "room_asked": room_asked,
    "school_year": school_year,
    "measured": measured,
    "proeftuinen": proeftuinen,
    "let_go": let_go,
    "sessions": sessions,
    "study_days": study_days,
    "carriers": carriers,
    "tried": tried,
    "decided": decided,
}
