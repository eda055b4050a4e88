"""A question on its way: waited for at most forty seconds, stopped at a press, and never asked twice."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from teamtuin import __version__
from teamtuin.asking import guard
from teamtuin.asking.ai import answer, wire
from teamtuin.asking.ai.endpoint import AT_MOST, Endpoint, body
from teamtuin.asking.ai.refusals import AiAway, AiStopped, NoAiQuestion
from teamtuin.asking.masking.model import KnownName
from teamtuin.asking.prompts import Prompt

WAKE_S = 0.5  # some systems hear Ctrl+C only between two waits
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


@dataclass(frozen=True, slots=True, kw_only=True)
class AiQuestions:
    """What came back and may be shown, with where it came from (product rule R14)."""

    questions: tuple[str, ...]
    provenance: dict[str, str]


class Asking:
    """One request in a thread of its own, so that whoever waits may also stop or walk away.

    It ends by itself: with questions, with a refusal, or after `TIMEOUT_S` however slowly the service drips.
    """

    def __init__(
        self, endpoint: Endpoint, prompt: Prompt, text: str, now: datetime, under: guard.Under
    ) -> None:
        self._wire = wire.Wire()
        self._until = monotonic() + wire.TIMEOUT_S
        self._over, self._ending = threading.Event(), threading.Lock()
        self._found: AiQuestions | None = None
        self._refusal: type[NoAiQuestion] = AiAway
        provenance = _provenance(endpoint, prompt, now)
        sent = body(endpoint, prompt, text)
        # Nothing of the text stays in this object: it lives as long as somebody's tab.
        for task in (self._watch, lambda: self._ask(endpoint, sent, under, provenance)):
            threading.Thread(target=task, name="ai question", daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether there is a result, of whatever kind."""
        return self._over.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for a result, at most so long; says whether there is one."""
        return self._over.wait(seconds)

    def result(self) -> AiQuestions:
        """Wait for it: one to three questions. Raises NoAiQuestion with the sentence to show."""
        while not self._over.wait(WAKE_S):
            pass
        if self._found is None:
            raise self._refusal
        return self._found

    def stop(self) -> None:
        """Close the line now; what may still come back is not used."""
        self._end(refusal=AiStopped)
        self._wire.cut()

    def _watch(self) -> None:
        if not self._over.wait(self._until - monotonic()):
            self._end(refusal=AiAway)
            self._wire.cut()

    def _ask(self, endpoint: Endpoint, sent: bytes, under: guard.Under, provenance: dict[str, str]) -> None:
        try:
            said = answer.content(self._wire.answer(endpoint, sent))
            questions = guard.allowed(answer.questions(said), under, AT_MOST)
        except NoAiQuestion as refusal:
            self._end(refusal=type(refusal))
        except Exception:  # its words, and the frames below it, may hold the text: not even its kind goes on
            self._end(refusal=NoAiQuestion)
        else:
            found = AiQuestions(questions=tuple(questions), provenance=provenance) if questions else None
            self._end(found, NoAiQuestion)

    def _end(self, found: AiQuestions | None = None, refusal: type[NoAiQuestion] = NoAiQuestion) -> None:
        """The first end counts."""
        with self._ending:
            if not self._over.is_set():
                self._found, self._refusal = found, refusal
                self._over.set()


def begin(
    endpoint: Endpoint,
    prompt: Prompt,
    text: str,
    now: datetime,
    *,
    before: Sequence[str] = (),
    names: Sequence[KnownName] = (),
) -> Asking:
    """Send exactly this text and wait for nothing.

    `before` holds the questions that were shown about it already, `names` whom the school knows: neither is
    sent, both go to the guard.
    """
    under = guard.Under(text=text, language=prompt.language, before=before, names=names)
    return Asking(endpoint, prompt, text, now, under)


def ask(
    endpoint: Endpoint,
    prompt: Prompt,
    text: str,
    now: datetime,
    *,
    before: Sequence[str] = (),
    names: Sequence[KnownName] = (),
) -> AiQuestions:
    """One to three questions about exactly this text. Raises NoAiQuestion with the sentence to show."""
    asking = begin(endpoint, prompt, text, now, before=before, names=names)
    try:
        return asking.result()
    finally:
        asking.stop()  # who breaks off the waiting with Ctrl+C breaks off the request


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
