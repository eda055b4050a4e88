"""When which harvest book was looked over, in the school's own export; a book is made anew from the rest."""

import pandas as pd

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin

DICTIONARY = """| harvest_books | year | the book is of the school year that began in this year |
| harvest_books | term, audience | 0 for the whole year, else 1 to 5; for the team or for parents |
| harvest_books | looked_on | when the team looked it over |
| harvest_books | study_day_id | on which study day; empty for another meeting |
| harvest_books | version | a mark of what stood in it then |
"""


def harvest_frames(teamtuin: Teamtuin) -> dict[str, pd.DataFrame]:
    """`harvest_books`: each time that one was looked over."""
    rows = [
        (
            one.which.year,
            one.which.term,
            one.which.audience.value,
            one.looked_on,
            str(one.study_day_id) if one.study_day_id else None,
            one.version,
        )
        for one in teamtuin.harvest_books.for_export(DOORKEEPER)
    ]
    columns = ["year", "term", "audience", "looked_on", "study_day_id", "version"]
    return {"harvest_books": pd.DataFrame(rows, columns=columns)}
