"""Where a question may be asked, and the exact bytes that would go there."""

import json
import os
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from teamtuin.asking.prompts import Prompt
from teamtuin.asking.school.address import checked

MOST_TOKENS = 300
AT_MOST = 3  # questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where questions may be asked: the address of the service, its model, and the key if it has one.

    `json` says that the service takes `response_format`; one that does not might refuse the request, and a
    text is never sent a second time.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    json: bool = False

    @property
    def host(self) -> str:
        """What the writer reads: the name of the computer that gets the text, without a key before it."""
        try:
            return urlsplit(self.url).netloc.rpartition("@")[2] or self.url
        except ValueError:  # no address at all
            return self.url


def endpoint_from_environment() -> Endpoint | None:
    """TEAMTUIN_AI_URL, _MODEL and _KEY; None when no service is named.

    Raises Refused for an address to which no text may go.
    """
    url, model = os.environ.get("TEAMTUIN_AI_URL"), os.environ.get("TEAMTUIN_AI_MODEL")
    if not url:
        return None
    return Endpoint(url=checked(url), model=model or "default", key=os.environ.get("TEAMTUIN_AI_KEY"))


def body(endpoint: Endpoint, prompt: Prompt, text: str) -> bytes:
    """Everything that would be sent, to the byte: what the writer reads is what goes, and no more."""
    said: dict[str, Any] = {
        "model": endpoint.model,
        "messages": [{"role": "system", "content": prompt.text}, {"role": "user", "content": text}],
        "temperature": prompt.temperature,
        "max_tokens": MOST_TOKENS,
    }
    if endpoint.json:
        said["response_format"] = {"type": "json_schema", "json_schema": _questions()}
    # Laid out over lines and with its accents, so that a person can read it. Half a sign (a lone surrogate,
    # which UTF-8 has no bytes for) becomes a question mark.
    return json.dumps(said, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def _questions() -> dict[str, Any]:
    """The form of an answer: an object with one to three questions, and nothing beside them."""
    each = {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": AT_MOST}
    form = {
        "type": "object",
        "properties": {"questions": each},
        "required": ["questions"],
        "additionalProperties": False,
    }
    return {"name": "questions", "strict": True, "schema": form}
