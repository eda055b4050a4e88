"""Asking a model for a question: only what the writer saw and sent, once, and never a second time by itself.

Any server that speaks Chat Completions will do. Whatever goes wrong becomes one plain sentence; the words of
an error are never shown or logged, because a server may echo the text in them.
"""

import json
import logging
import os
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from teamtuin import __version__
from teamtuin.asking import guard
from teamtuin.asking.prompts import Prompt
from teamtuin.errors import N_, TeamtuinError

TIMEOUT_S, CONNECT_S = 40.0, 3.0
MOST_TOKENS = 300
LARGEST_ANSWER = 20_000  # characters; three questions need a few hundred
AT_MOST = 3
LOCAL_KEY = "local"
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


class NoAiQuestion(TeamtuinError):
    """The model gave nothing that may be shown; the bank's question stands in its place."""

    code = "no-ai-question"
    sentence = N_("The AI had no good question. This one comes from the question bank.")


class AiAway(NoAiQuestion):
    """No answer: not there, too slow, or a fault of its own."""

    sentence = N_("The AI service does not answer now. This question comes from the question bank.")


class AiRefuses(NoAiQuestion):
    """The key is refused."""

    sentence = N_(
        "The key of the AI service is not right. Tell the administrator. "
        "This question comes from the question bank."
    )


class AiUnknownModel(NoAiQuestion):
    """The service has no such model, or nothing at that address."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where questions may be asked: the address of the service, its model, and the key if it has one."""

    url: str
    model: str
    key: str | None = None

    @property
    def host(self) -> str:
        """What the writer reads: the name of the computer that gets the text."""
        return urlsplit(self.url).netloc or self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class AiQuestions:
    """What came back and may be shown, with where it came from (product rule R14)."""

    questions: tuple[str, ...]
    provenance: dict[str, str]


def endpoint_from_environment() -> Endpoint | None:
    """TEAMTUIN_AI_URL, _MODEL and _KEY; None when no service is named."""
    url, model = os.environ.get("TEAMTUIN_AI_URL"), os.environ.get("TEAMTUIN_AI_MODEL")
    return Endpoint(url=url, model=model or "default", key=os.environ.get("TEAMTUIN_AI_KEY")) if url else None


def body(endpoint: Endpoint, prompt: Prompt, text: str) -> bytes:
    """Everything that would be sent, to the byte: what the writer reads is what goes, and no more."""
    said = {
        "model": endpoint.model,
        "messages": [{"role": "system", "content": prompt.text}, {"role": "user", "content": text}],
        "temperature": prompt.temperature,
        "max_tokens": MOST_TOKENS,
    }
    # Laid out over lines and with its accents, so that a person can read it. Half a sign (a lone surrogate,
    # which UTF-8 has no bytes for) becomes a question mark.
    return json.dumps(said, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def ask(endpoint: Endpoint, prompt: Prompt, text: str, now: datetime) -> AiQuestions:
    """One to three questions about exactly this text. Raises NoAiQuestion with the sentence to show."""
    answer = _answer(endpoint, body(endpoint, prompt, text))
    questions = guard.allowed(_lines(answer), guard.Under(text=text, language=prompt.language), AT_MOST)
    if not questions:
        raise NoAiQuestion
    return AiQuestions(questions=tuple(questions), provenance=_provenance(endpoint, prompt, now))


def _answer(endpoint: Endpoint, sent: bytes) -> str:
    try:
        return _asked(endpoint, sent)
    except NoAiQuestion:
        raise
    except Exception as error:  # its words may hold the text: only its kind goes on
        raise _sentence_for(error)() from None


def _asked(endpoint: Endpoint, sent: bytes) -> str:
    # Only here: it takes a second to load, and nobody who asks no AI waits for it.
    os.environ.pop("OPENAI_LOG", None)
    import httpx2
    import openai
    from openai.types.chat import ChatCompletion

    for name in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with openai.OpenAI(
        base_url=endpoint.url,
        api_key=endpoint.key or LOCAL_KEY,
        timeout=httpx2.Timeout(TIMEOUT_S, connect=CONNECT_S),
        max_retries=0,  # a second try would send the text twice
    ) as client:
        completion: Any = client.post(
            "/chat/completions",
            cast_to=ChatCompletion,
            content=sent,
            options={"headers": {"Content-Type": "application/json"}},
        )
    choice = completion.choices[0]
    if choice.finish_reason != "stop" or not choice.message.content:
        raise NoAiQuestion
    return str(choice.message.content)[:LARGEST_ANSWER]


def _sentence_for(error: Exception) -> type[NoAiQuestion]:
    """The refusal that says what somebody can do about it."""
    import openai

    kinds: tuple[tuple[type[Exception], type[NoAiQuestion]], ...] = (
        (openai.APIConnectionError, AiAway),
        (openai.AuthenticationError, AiRefuses),
        (openai.PermissionDeniedError, AiRefuses),
        (openai.NotFoundError, AiUnknownModel),
        (openai.RateLimitError, AiBusy),
        (openai.BadRequestError, AiCannotRead),
        (openai.UnprocessableEntityError, AiCannotRead),
        (openai.InternalServerError, AiAway),
    )
    return next((refusal for kind, refusal in kinds if isinstance(error, kind)), NoAiQuestion)


def _lines(answer: str) -> list[str]:
    """The questions in an answer: a JSON list or object where the server gives one, else line by line."""
    try:
        document = json.loads(answer)
    except ValueError:
        return [re.sub(r"^\s*(?:[-*•]|\d+[.)])\s*", "", line).strip() for line in answer.splitlines()]
    found = document.get("questions", []) if isinstance(document, dict) else document
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _provenance(endpoint: Endpoint, prompt: Prompt, now: datetime) -> dict[str, str]:
    return {
        "digital_source_type": TRAINED,
        "model": endpoint.model,
        "endpoint": endpoint.host,
        "prompt": prompt.id,
        "prompt_version": str(prompt.version),
        "prompt_hash": prompt.hash,
        "guard_version": str(guard.VERSION),
        "generated_at": now.isoformat(),
        "teamtuin": __version__,
    }
