"""`teamtuin ask`: a text in, one to three questions out, from the question bank."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator

from teamtuin.asking.bank import MODELS, Bank, load_bank
from teamtuin.asking.deepening import deepen
from teamtuin.asking.model import Question
from teamtuin.errors import N_, Refused
from teamtuin.settings import Language, Settings, language_of

UNKNOWN_MODEL = N_("There is no such way of looking. Nothing was asked. Choose one of these: {models}.")
NOT_UTF8 = N_("This text is not UTF-8. Nothing was asked. Save it as UTF-8 and try again.")
TOO_LONG = N_("This text is longer than 100,000 characters. Nothing was asked. Take a part of it.")
LONGEST = 100_000  # characters, as in every field on screen
MOST_BYTES = 4 * LONGEST  # UTF-8 has no longer characters
AT_MOST = 3


def ask(args: Namespace) -> int:
    """Print one JSON document with the questions. `--bank` says what is so already: no AI is asked."""
    models = _models(args.model)
    language = _language(args.language)
    questions = _questions(load_bank(), _text(), models, language)
    document = {"questions": [_as_json(question) for question in questions]}
    sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False).encode() + b"\n")
    sys.stdout.flush()
    return 0


def _models(words: str) -> list[str]:
    models = [word.strip() for word in words.split(",") if word.strip()]
    if not models or not set(models) <= set(MODELS):
        raise Refused(UNKNOWN_MODEL, models=", ".join(MODELS))
    return models


def _language(word: str | None) -> Language:
    return language_of(word) if word else Settings.from_environment().language


def _text() -> str:
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(TOO_LONG if len(raw) > MOST_BYTES else NOT_UTF8) from None
    if len(text) > LONGEST:
        raise Refused(TOO_LONG)
    return text


def _questions(bank: Bank, text: str, models: list[str], language: Language) -> list[Question]:
    """Two questions of one model, or one of each when several are named."""
    if len(models) == 1:
        return deepen(bank, text, model=models[0], language=language)
    return list(_one_of_each(bank, text, models, language))


def _one_of_each(bank: Bank, text: str, models: list[str], language: Language) -> Iterator[Question]:
    seen: list[str] = []
    for model in models[:AT_MOST]:
        (question,) = deepen(bank, text, model=model, language=language, seen=seen, at_most=1)
        seen.append(question.id)
        yield question


def _as_json(question: Question) -> dict[str, str]:
    found = {"text": question.text, "source": "question_bank", "id": question.id}
    return found | ({"perspective": question.opens.value} if question.opens else {})
