"""`teamtuin ask`: a text in, one to three questions out, from the question bank or from an AI."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from teamtuin.asking.bank import MODELS, Bank, load_bank
from teamtuin.asking.deepening import deepen
from teamtuin.asking.model import Question
from teamtuin.commands.stdin import read_text
from teamtuin.errors import N_, Refused
from teamtuin.settings import Language, Settings, language_of

UNKNOWN_MODEL = N_("There is no such way of looking. Nothing was asked. Choose one of these: {models}.")
AT_MOST = 3


def ask(args: Namespace) -> int:
    """Print one JSON document with the questions. The bank asks, unless an AI is named and does."""
    models, language, text = _models(args.model), _language(args.language), read_text()
    found = _of_the_ai(args, text, language)
    if not found:
        found = [_as_json(question) for question in _questions(load_bank(), text, models, language)]
    document = {"questions": found}
    sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False).encode() + b"\n")
    sys.stdout.flush()
    return 0


def _of_the_ai(args: Namespace, text: str, language: Language) -> list[dict[str, Any]]:
    """None without a service, or without a word to ask about."""
    if args.bank or args.data or not os.environ.get("TEAMTUIN_AI_URL") or not text.strip():
        return []
    # Only here: whoever asks the bank waits for nothing of it.
    from teamtuin.commands.asking_ai import ai_questions, endpoint_for

    endpoint = endpoint_for(args)
    return ai_questions(endpoint, text, language) if endpoint else []


def _models(words: str) -> list[str]:
    models = [word.strip() for word in words.split(",") if word.strip()]
    if not models or not set(models) <= set(MODELS):
        raise Refused(UNKNOWN_MODEL, models=", ".join(MODELS))
    return models


def _language(word: str | None) -> Language:
    return language_of(word) if word else Settings.from_environment().language


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


def _as_json(question: Question) -> dict[str, Any]:
    found: dict[str, Any] = {"text": question.text, "source": "question_bank", "id": question.id}
    return found | ({"perspective": question.opens.value} if question.opens else {})
