"""Why an AI gave no question: one plain sentence each. The words of a server never stand in it."""

from teamtuin.errors import N_, TeamtuinError


class NoAiQuestion(TeamtuinError):
    """The model gave nothing that may be shown; the bank's question stands in its place."""

    code = "no-ai-question"
    sentence = N_("The AI had no good question. This one comes from the question bank.")


class AiAway(NoAiQuestion):
    """No answer: not there, too slow, or a fault of its own."""

    sentence = N_("The AI service does not answer now. This question comes from the question bank.")


class AiStopped(NoAiQuestion):
    """The writer did not want to wait; what left cannot be called back."""

    sentence = N_(
        "Stopped. Your text may have left already, an answer will not be used. "
        "This question comes from the question bank."
    )


class AiRefuses(NoAiQuestion):
    """The key is refused."""

    sentence = N_(
        "The key of the AI service is not right. Tell the administrator. "
        "This question comes from the question bank."
    )


class AiUnknownModel(NoAiQuestion):
    """The service has no such model, nothing at that address, or sends us on to another one."""

    sentence = N_(
        "The AI service does not know the model. Tell the administrator. "
        "This question comes from the question bank."
    )


class AiBusy(NoAiQuestion):
    """Too many requests at once."""

    sentence = N_("The AI service is busy. This question comes from the question bank.")


class AiCannotRead(NoAiQuestion):
    """The service refuses the form of the request."""

    sentence = N_(
        "The AI service could not read this request. Your text is safe. "
        "This question comes from the question bank."
    )


_BY_STATUS: dict[int, type[NoAiQuestion]] = {
    400: AiCannotRead,
    401: AiRefuses,
    403: AiRefuses,
    404: AiUnknownModel,
    405: AiUnknownModel,
    408: AiAway,
    413: AiCannotRead,
    415: AiCannotRead,
    422: AiCannotRead,
    429: AiBusy,
}


def refusal_for(status: int) -> type[NoAiQuestion]:
    """What an HTTP status other than 200 means for the writer. A text is not sent on elsewhere."""
    if 300 <= status < 400:
        return AiUnknownModel
    return _BY_STATUS.get(status, AiAway if status >= 500 else NoAiQuestion)
