"""How well names and what else points to somebody are found: `python -m bench.masking [FILE.jsonl ...]`.

Something counts as found when every letter of it is hidden in one piece of its kind; a hidden piece that
covers nothing of its kind is a false one. docs/masking.md says where the cases come from.
"""

import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from teamtuin.asking.masking.engine import find, mask
from teamtuin.asking.masking.model import Span

CASES = Path(__file__).parents[1] / "tests" / "asking" / "masking_cases"
WORDS, ROUNDS = 300, 20


@dataclass
class Tally:
    """What was found, missed and hidden for nothing, by kind; `errors` are sentences for a person."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        return _share(self.found[kind], self.missed[kind])

    def precision(self, kind: str) -> float:
        return _share(self.found[kind], self.false[kind])

    def lines(self) -> Iterator[str]:
        yield f"{'kind':8} {'found':>6} {'missed':>7} {'false':>6} {'recall':>7} {'precision':>10}"
        for kind in sorted(self.found | self.missed | self.false):
            numbers = f"{self.found[kind]:6} {self.missed[kind]:7} {self.false[kind]:6}"
            yield f"{kind:8} {numbers} {self.recall(kind):7.3f} {self.precision(kind):10.3f}"
        yield from self.errors


def tally(file: Path) -> Tally:
    """The result on one file of cases."""
    result = Tally()
    for case in cases(file):
        spans = find(case["text"], case.get("language", "nl"))
        used = [_hit(wanted, spans) for wanted in case["spans"]]
        for wanted, hit in zip(case["spans"], used, strict=True):
            (result.found if hit else result.missed)[wanted["kind"]] += 1
            if not hit:
                result.errors.append(
                    f"  missed {wanted['kind']} “{wanted['text']}” in {case['id']}: {case['text']}"
                )
        for span in spans:
            if span not in used:
                result.false[span.kind.value] += 1
                told = f"{span.kind.value} “{span.text}” ({span.certainty.value})"
                result.errors.append(f"  false {told} in {case['id']}: {case['text']}")
    return result


def cases(file: Path) -> Iterable[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _hit(wanted: dict, spans: list[Span]) -> Span | None:
    return next(
        (
            span
            for span in spans
            if span.kind.value == wanted["kind"]
            and span.start <= wanted["start"]
            and span.end >= wanted["end"]
        ),
        None,
    )


def _share(hits: int, others: int) -> float:
    return hits / (hits + others) if hits + others else 1.0


def seconds() -> tuple[float, float]:
    """The first time and the median of the next, in milliseconds for 300 words, in this process."""
    words = " ".join(case["text"] for file in sorted(CASES.glob("*.jsonl")) for case in cases(file)).split()
    text = " ".join(words[:WORDS])
    took = []
    for _ in range(ROUNDS + 1):
        begun = time.perf_counter()
        mask(text)
        took.append((time.perf_counter() - begun) * 1000)
    return took[0], statistics.median(took[1:])


def main(files: list[Path]) -> None:
    first, again = seconds()
    print(f"{WORDS} words: {first:.1f} ms the first time, {again:.1f} ms after that (median of {ROUNDS})")
    for file in files or sorted(CASES.glob("*.jsonl")):
        print(f"\n{file.stem}")
        print("\n".join(tally(file).lines()))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
