"""`teamtuin evaluate`: try a model on forty made-up texts, say how clean its questions are, and keep that."""

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from teamtuin.app import Teamtuin, today
from teamtuin.asking.ai import (
    AiAway,
    AiBusy,
    AiCannotRead,
    AiRefuses,
    AiUnknownModel,
    Endpoint,
    NoAiQuestion,
    body,
    endpoint_from_environment,
)
from teamtuin.asking.ai.answer import content, questions
from teamtuin.asking.ai.wire import Wire
from teamtuin.asking.evaluation import (
    FEWEST,
    Rate,
    Reflection,
    Result,
    judged,
    keep,
    rates,
    reflections,
    result_of,
)
from teamtuin.asking.prompts import DEEPENING, prompt
from teamtuin.commands.asking_app import ask_app
from teamtuin.commands.keeping import words
from teamtuin.errors import N_, Refused
from teamtuin.settings import Settings
from teamtuin.store.store import FILE
from teamtuin.texts import Texts

TRIES, PAUSE_S = 3, 5.0
"""A model that is being loaded answers a little later. These texts are nobody's, so they may go twice."""

NO_SERVICE = N_(
    "There is no AI service to try. Nothing was sent. Name one on the page Administration, or with "
    "TEAMTUIN_AI_URL and TEAMTUIN_AI_MODEL."
)
THESE_GO = N_(
    "Forty made-up texts go to {host}, model {model}. Nothing of your school goes along. "
    "It may take some minutes."
)
STOPPED = {
    AiAway: N_(
        "The AI service gave no answer to text {place} of {many}. Nothing is kept. "
        "Look whether it runs and try again."
    ),
    AiBusy: N_("The AI service is too busy. Nothing is kept. Try again later."),
    AiRefuses: N_("The AI service refuses the key. Nothing is kept. Look at the key."),
    AiUnknownModel: N_(
        "The AI service does not know the model {model}. Nothing is kept. "
        "Look at the address and at the model."
    ),
    AiCannotRead: N_(
        "The AI service cannot read the request. Nothing is kept. Try another model or another service."
    ),
}
PROPERTIES = {
    "V1": N_("one to three questions"),
    "V2": N_("one question and nothing around it"),
    "V3": N_("short"),
    "V4": N_("not “why”"),
    "V5": N_("open, not yes or no"),
    "V6": N_("no advice"),
    "V7": N_("no praise or blame"),
    "V8": N_("no mood that the writer did not name"),
    "V9": N_("no name that the writer did not write"),
    "V10": N_("nothing about health"),
    "V11": N_("in the language of the text"),
    "V12": N_("nobody who works here is judged"),
    "V13": N_("easy to read"),
    "V14": N_("not the same twice"),
    "P1": N_("takes up a word of the text"),
    "P2": N_("opens a side that the text does not show"),
}
SHARE = N_("{clean} of {n} questions broke no rule: {share} % (95 % interval: {low} to {high} %).")
ENOUGH = N_("That is at least 95 %: clean enough.")
NOT_ENOUGH = N_("That is less than 95 %: not clean enough. Leave AI questions off with this model.")
TOO_FEW = N_("That is fewer than {fewest} questions: too few to say. Leave AI questions off with this model.")
IS_KEPT = N_("The result is kept in {folder}; an administrator reads it on the screen.")
NOT_KEPT = N_("There are no data in {folder}, so the result is not kept.")


def evaluate(args: Namespace) -> int:
    """Print the table and the verdict; exit code 1 when the model is not clean enough."""
    t, named = words(), endpoint_from_environment()
    endpoint = named or _of_the_school()
    _tell(t.gettext(THESE_GO).format(host=endpoint.host, model=endpoint.model))
    came_back = _answers(named) if named else ask_app("evaluate", do_evaluate, {"send": True})["answers"]
    answers = [judged(*one) for one in zip(reflections(), came_back, strict=True)]
    result = result_of(answers, endpoint, today())
    print("\n".join([*_table(rates(answers), t), "", *_verdict(result, t)]))
    print(_kept(Settings.from_environment().data, result, t))
    return 0 if result.is_clean_enough else 1


def _of_the_school() -> Endpoint:
    """The service that a school named on the screen. Its key stays where the data are open."""
    if not (Settings.from_environment().data / FILE).exists():
        raise Refused(NO_SERVICE)
    return Endpoint(**ask_app("evaluate", do_evaluate, {"send": False})["service"])


def do_evaluate(app: Teamtuin, arguments: dict[str, Any]) -> dict[str, Any]:
    """Say which service it is, and with `send` what it asks about each text: there are no others to send."""
    endpoint = app.asking.endpoint
    if endpoint is None:
        raise Refused(NO_SERVICE)
    answers = list(_answers(endpoint)) if arguments["send"] else []
    return {"service": {"url": endpoint.url, "model": endpoint.model}, "answers": answers}


def _answers(endpoint: Endpoint) -> Iterator[list[str]]:
    every = reflections()
    for place, reflection in enumerate(every, start=1):
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{place}/{len(every)}" + "\n" * (place == len(every)))
        try:
            yield raw_questions(endpoint, reflection)
        except tuple(STOPPED) as refusal:
            sentence = STOPPED[type(refusal)]
            raise Refused(sentence, place=place, many=len(every), model=endpoint.model) from None


def raw_questions(endpoint: Endpoint, reflection: Reflection) -> list[str]:
    """What comes back as questions, before the guard. Raises what keeps a service from answering."""
    sent = body(endpoint, prompt(DEEPENING, reflection.language), reflection.text)
    for left in reversed(range(TRIES)):
        try:
            return questions(content(Wire().answer(endpoint, sent)))
        except (AiAway, AiBusy):
            if not left:
                raise
            time.sleep(PAUSE_S)
        except tuple(STOPPED):
            raise
        except NoAiQuestion:  # an answer that is cut off, or holds no word
            break
    return []


def _table(found: list[Rate], t: Texts) -> Iterator[str]:
    width = max(len(t.gettext(name)) for name in PROPERTIES.values())
    yield f"{'':4} {'':{width}}   n {'%':>4} {'95 %':>9}"
    for rate in found:
        share = "–" if rate.share is None else _percent(rate.share)
        low, high = rate.interval
        named = f"{rate.code:4} {t.gettext(PROPERTIES[rate.code]):{width}}"
        yield f"{named} {rate.n:3} {share:>4} {f'{_percent(low)}–{_percent(high)}':>9}"


def _verdict(result: Result, t: Texts) -> Iterator[str]:
    low, high = (_percent(bound) for bound in result.interval)
    share = _percent(result.share)
    yield t.gettext(SHARE).format(clean=result.clean, n=result.n, share=share, low=low, high=high)
    if result.n < FEWEST:
        yield t.gettext(TOO_FEW).format(fewest=FEWEST)
    else:
        yield t.gettext(ENOUGH if result.is_clean_enough else NOT_ENOUGH)


def _kept(folder: Path, result: Result, t: Texts) -> str:
    if not (folder / FILE).exists():
        return t.gettext(NOT_KEPT).format(folder=folder)
    keep(folder, result)
    return t.gettext(IS_KEPT).format(folder=folder)


def _percent(share: float) -> str:
    """Rounded down, so that 94.9 is not told as 95."""
    return str(int(share * 100 + 1e-9))


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
