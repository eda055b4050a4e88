"""Other voices in the school's own export: numbers as cleared."""

from collections.abc import Sequence

import pandas as pd

from teamtuin.rooms.model import RoundKind, RoundResult

VOICES = ("experiment_id", "opened_on", "audience", "question", "source", "answers", "option", "chosen")
DICTIONARY = """| voices | experiment_id, opened_on | a closed question to others at a proeftuin |
| voices | audience, question | a word for whom it was for, and what was asked |
| voices | source | where the question came from: question_bank, or person for one in own words |
| voices | answers | how many answered; fewer than five is not in this file |
| voices | option, chosen | an answer, and how many chose it; empty where that may not be shown |
"""


def voice_frames(results: Sequence[RoundResult]) -> dict[str, pd.DataFrame]:
    """`voices`: a row for each answer that could be chosen."""
    rows = [
        (*_asked(one), one.answers, option, chosen)
        for one in results
        if one.kind is RoundKind.VOICES
        for option, chosen in zip(one.question.options, one.cells, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=list(VOICES))
    return {"voices": frame.astype({"answers": "Int64", "chosen": "Int64"})}


def _asked(one: RoundResult) -> tuple[object, ...]:
    question = one.question
    return str(one.experiment_id), one.opened_on, one.audience, question.text, question.source
