"""Which fields this school asks no longer, in the school's own export."""

import pandas as pd

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin

DICTIONARY = """| left_out_fields | field | a field that the forms of this school ask no longer |
| left_out_fields | since | the day since which; who left it out is kept nowhere |
"""


def left_out_frames(teamtuin: Teamtuin) -> dict[str, pd.DataFrame]:
    """`left_out_fields`: what stands in them from before is in the other files as ever."""
    rows = [(one.field.value, one.since) for one in teamtuin.registration.for_export(DOORKEEPER)]
    return {"left_out_fields": pd.DataFrame(rows, columns=["field", "since"])}
