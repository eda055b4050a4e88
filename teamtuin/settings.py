"""Where a school's data and keys lie, and what the environment says about this process."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Language = Literal["nl", "en"]
DEFAULT_DATA = Path("data/local")


def keys_folder(data: Path) -> Path:
    """The keys lie beside the data folder, never in it: a copied data folder opens nothing."""
    return data.with_name(data.name + ".keys")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one process needs to know; paths are absolute."""

    data: Path
    keys: Path
    url: str | None = None
    language: Language = "nl"
    demo: bool = False

    @staticmethod
    def of(data: Path, keys: Path | None = None, **rest: Any) -> "Settings":
        """Settings for a data folder; the keys folder follows from it unless it is named."""
        data = data.expanduser().absolute()
        return Settings(data=data, keys=(keys or keys_folder(data)).absolute(), **rest)

    @staticmethod
    def from_environment() -> "Settings":
        """Read TEAMTUIN_DATA, _KEYS, _URL, _LANGUAGE and _DEMO."""
        env = os.environ
        keys = env.get("TEAMTUIN_KEYS")
        return Settings.of(
            Path(env.get("TEAMTUIN_DATA") or DEFAULT_DATA),
            Path(keys).expanduser() if keys else None,
            url=env.get("TEAMTUIN_URL") or None,
            language=language_of(env.get("TEAMTUIN_LANGUAGE")),
            demo=env.get("TEAMTUIN_DEMO") == "1",
        )


def language_of(word: str | None) -> Language:
    """Dutch unless English is asked for."""
    return "en" if (word or "").lower().startswith("en") else "nl"
