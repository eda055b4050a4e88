"""What the whole school may see, as CSV and Parquet with a data dictionary; nothing about a person."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from teamtuin.access.policy import Module, module_fingerprint
from teamtuin.access.viewer import CARETAKER
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.exchange.carriers import DICTIONARY as OF_CARRIERS
from teamtuin.exchange.carriers import carrier_frames
from teamtuin.exchange.experiments_export import DICTIONARY as OF_EXPERIMENTS
from teamtuin.exchange.experiments_export import experiment_frames
from teamtuin.exchange.harvest_book.export import DICTIONARY as OF_BOOKS
from teamtuin.exchange.harvest_book.export import harvest_frames
from teamtuin.exchange.left_out_fields import DICTIONARY as OF_FIELDS
from teamtuin.exchange.left_out_fields import left_out_frames
from teamtuin.exchange.parents_cards import DICTIONARY as OF_CARDS
from teamtuin.exchange.parents_cards import parents_card_frames
from teamtuin.exchange.study_days_export import study_day_frames
from teamtuin.exchange.voices_export import DICTIONARY as OF_VOICES
from teamtuin.exchange.voices_export import voice_frames
from teamtuin.insight.exhibit import harmless
from teamtuin.rooms.model import RoundKind, RoundResult
from teamtuin.store.files import PRIVATE_FOLDER, write_private

DICTIONARY = """# What these files hold

To develop, not to assess. Nothing in these files is about a person: texts leave only with their writer.

| file | column | meaning |
|---|---|---|
| school | name, town | as the school wrote them |
| school | demo | true for the made-up demo school |
| school | made_on | the day on which this school began in Teamtuin (UTC) |
| rounds | opened_on | a closed round of the pulse |
| rounds | question | what was asked, by its key in the bank: P1 to P4 |
| rounds | source | where the question came from: question_bank; no AI makes one for a round |
| rounds | answers | how many people answered; fewer than five is not in this file |
| rounds | low, high | how many answered 1 to 3, and 4 or 5; empty where a group is too small to show |
| study_days | id, title, held_on, need, aim | a day of the team |
| study_days | starts_at, planned_end | times at school |
| study_days | attendance | how many were there; nobody's name is kept |
| study_days | closed_on | the day on which it was closed |
| study_days | follow_up_2w, follow_up_6w | what was seen after two and six weeks |
| programme | study_day_id, begins_at, minutes, title | a part of a day, in order |
| programme | activity_format, character | how one worked, and what for |
| outcomes | study_day_id, text | what came out of a day |
| outcomes | place | agreement, experiment, habit, parked or let_go; empty while it has none |
| modules | module | a part that the participation council opens |
| modules | open | whether it is open now |
| modules | fingerprint | of the part of the access matrix that the council consents to |
"""


def export_school(teamtuin: Teamtuin, folder: Path) -> list[Path]:
    """Write each frame as CSV and Parquet, and the dictionary."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    written = []
    for name, frame in _frames(teamtuin).items():
        frame.map(harmless).to_csv(folder / f"{name}.csv", index=False)
        frame.to_parquet(folder / f"{name}.parquet", index=False)
        written += [folder / f"{name}.csv", folder / f"{name}.parquet"]
    dictionary = DICTIONARY + OF_EXPERIMENTS + OF_VOICES + OF_CARRIERS + OF_CARDS + OF_BOOKS + OF_FIELDS
    write_private(folder / "data-dictionary.md", dictionary.encode())
    return [*written, folder / "data-dictionary.md"]


def _frames(teamtuin: Teamtuin) -> dict[str, pd.DataFrame]:
    school = teamtuin.school.find()
    open_now = teamtuin.school.open_modules(CARETAKER)
    results = teamtuin.rooms.results(CARETAKER) if Module.ROUNDS in open_now else []
    schools = [] if school is None else [(school.name, school.town, school.demo, day_of(school.made_at))]
    return {
        "school": pd.DataFrame(schools, columns=["name", "town", "demo", "made_on"]),
        "rounds": _rounds(results),
        **experiment_frames(teamtuin),
        **study_day_frames(teamtuin),
        **voice_frames(results),
        **carrier_frames(teamtuin),
        **parents_card_frames(teamtuin),
        **harvest_frames(teamtuin),
        **left_out_frames(teamtuin),
        "modules": pd.DataFrame(
            [(str(module), module in open_now, module_fingerprint(module)) for module in Module],
            columns=["module", "open", "fingerprint"],
        ),
    }


def _rounds(results: Sequence[RoundResult]) -> pd.DataFrame:
    """What closed rounds of the pulse show; what a day was worth stays on the page of that day."""
    rows = [
        (one.opened_on, one.question.key, one.question.source, one.answers, one.low, one.high)
        for one in results
        if one.kind is RoundKind.PULSE
    ]
    frame = pd.DataFrame(rows, columns=["opened_on", "question", "source", "answers", "low", "high"])
    return frame.astype({"answers": "Int64", "low": "Int64", "high": "Int64"})
