"""Asking a model for a question: only what the writer saw and sent, once, and never a second time by itself.

Any server that speaks Chat Completions will do. Whatever goes wrong becomes one plain sentence; the words of
an error are never read, shown or logged, because a server may echo the text in them.
"""

from teamtuin.asking.ai.asking import AiQuestions, Asking, ask, begin
from teamtuin.asking.ai.endpoint import AT_MOST, Endpoint, body, endpoint_from_environment
from teamtuin.asking.ai.refusals import (
    AiAway,
    AiBusy,
    AiCannotRead,
    AiRefuses,
    AiStopped,
    AiUnknownModel,
    NoAiQuestion,
)
from teamtuin.asking.ai.wire import prepare

__all__ = [
    "AT_MOST",
    "AiAway",
    "AiBusy",
    "AiCannotRead",
    "AiQuestions",
    "AiRefuses",
    "AiStopped",
    "AiUnknownModel",
    "Asking",
    "Endpoint",
    "NoAiQuestion",
    "ask",
    "begin",
    "body",
    "endpoint_from_environment",
    "prepare",
]
