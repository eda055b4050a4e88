"""What the whole school may see, as CSV and Parquet with a data dictionary; nothing about a person."""

from pathlib import Path

import pandas as pd

from teamtuin.access.policy import Module, module_fingerprint
from teamtuin.access.viewer import CARETAKER
from teamtuin.app import Teamtuin
from teamtuin.store.files import PRIVATE_FOLDER, write_private

DICTIONARY = """# What these files hold

To develop, not to assess. Nothing in these files is about a person: texts leave only with their writer.

| file | column | meaning |
|---|---|---|
| school | name, town | as the school wrote them |
| school | demo | true for the made-up demo school |
| school | made_on | the day on which this school began in Teamtuin (UTC) |
| modules | module | a part that the participation council opens |
| modules | open | whether it is open now |
| modules | fingerprint | of the part of the access matrix that the council consents to |
"""


def export_school(teamtuin: Teamtuin, folder: Path) -> list[Path]:
    """Write `school` and `modules` as CSV and Parquet, and the dictionary."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    written = []
    for name, frame in _frames(teamtuin).items():
        frame.to_csv(folder / f"{name}.csv", index=False)
        frame.to_parquet(folder / f"{name}.parquet", index=False)
        written += [folder / f"{name}.csv", folder / f"{name}.parquet"]
    write_private(folder / "data-dictionary.md", DICTIONARY.encode())
    return [*written, folder / "data-dictionary.md"]


def _frames(teamtuin: Teamtuin) -> dict[str, pd.DataFrame]:
    school = teamtuin.school.find()
    open_now = teamtuin.school.open_modules(CARETAKER)
    schools = [] if school is None else [(school.name, school.town, school.demo, school.made_at.date())]
    return {
        "school": pd.DataFrame(schools, columns=["name", "town", "demo", "made_on"]),
        "modules": pd.DataFrame(
            [(str(module), module in open_now, module_fingerprint(module)) for module in Module],
            columns=["module", "open", "fingerprint"],
        ),
    }
