"""The ways in which a number could reach a screen, a deck, a file or a document without being an exhibit.

`detours(path, source)` reads one file of the product as text and gives a sentence for each way that it found
there. What is allowed, and why, stands here too: a list that is meant to stay short.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

Nodes = Sequence[ast.AST]
ROOT = Path(__file__).resolve().parents[2]
DRAWINGS = {
    node.name
    for node in ast.walk(ast.parse((ROOT / "teamtuin/insight/drawings.py").read_text("utf-8")))
    if isinstance(node, ast.ClassDef)
}
VIEW = "teamtuin/ui/exhibit_view.py"
DECK, PAPER = "teamtuin/exchange/deck/page.py", "teamtuin/exchange/documents/page.py"

ONLY_IN = {
    "plotly": {"teamtuin/insight/figures.py"},
    "plotly_chart": {VIEW},
    "draw": {VIEW},
    "sketch": {VIEW, DECK, PAPER},
    "as_svg": {DECK, PAPER},
}
"""Where the library is loaded, where Streamlit shows a figure, and where one is made of what may be shown."""
STREAMLITS_OWN = re.compile(
    r"(plotly|altair|vega_lite|area|bar|line|scatter|pydeck|graphviz|bokeh)_chart|pyplot|metric|dataframe"
    r"|data_editor"
)
STREAMLITS_WORDS = {"table", "progress", "map"}
"""Words that others use too, so only as `st.table`."""
PICTURES = re.compile(r"<(table|svg|canvas|meter|progress)\b")
PICTURES_OF = {
    VIEW: "the table of an exhibit",
    "teamtuin/insight/picture.py": "the drawing of an exhibit, on paper",
    "teamtuin/exchange/deck/page.py": "the same on a slide, which it scales",
    "teamtuin/ui/experiment_column.py": "the column that somebody just pasted, read back before it is saved",
    "teamtuin/exchange/deck/templates/deck.html": "the table of an exhibit, under its figure",
    "teamtuin/exchange/documents/templates/document.html": "the table of an exhibit, and the frame of a page",
    "teamtuin/web/templates/icons.html": "the leaf that stands before a name",
}
CLEARED = {"low", "high", "cells"}
"""What is shown of a closed round: only insight makes a sentence of it."""
CLEARED_IN = {
    "teamtuin/exchange/school_export.py": "the rows as they were cleared when the round closed",
    "teamtuin/exchange/voices_export.py": "the same of other voices",
}
COUNTS = re.compile(r"\{(n|all|count|number|high|low|total|share)\}")
SAYS = {
    "what stands on this screen itself, or is done by a press on it": {
        "Is this right? {n} measurement",
        "Save this measurement",
        "{n} line cannot be read",
        "{n} other line is fine.",
        "{n} takes the place of a number that stands there now.",
        "It says {number} there already. Yours takes its place.",
        "{met} of {total}",
        "Its {n} measurement goes with it, for all who measure it.",
        "Its {n} measurement goes with it, for the whole team.",
        "{n} more thing that we look at",
        "{n} more question for room",
        "Show {n} earlier question",
        "All {n} rounds",
        "{n} slide",
        "{n} agreement on which you wanted to look back",
        "{which} has no place yet. The day stays open. Give it a place first.",
        "{n} story",
        "{n} measurement",
        "{things} lies ready",
    },
    "one's own, seen by nobody else": {
        "{n} text that you have not saved yet",
        "{n} word hidden",
        "{words}, {n} in doubt",
        "This looks like a name. Would you like to take it out? You decide.",
        "Saved at {time}. Only you see this.",
        "One line waits for a connection.",
        "One line waits. Sign in to send it.",
        "One text is not sent yet. If you sign out now, it stays sealed on this device until",
        "One text is not sent yet. If you sign out now, it stays on this device until",
        "This text is {count} characters longer than fits in one field. Nothing is cut off",
    },
    "who can read a text, told to who shares it or takes part": {
        "{n} other",
        "you and {n} other",
        "Let {n} other read this",
        "Let {n} other read this, {names} too",
        "{count}, {names} too",
        "You measure this with {names}: does {names} know?",
        "{names} thinks along.",
        "{names} recognises this.",
        "{names} recognises this",
        "{names} would like to talk about this.",
        "{names} would like to talk",
        "{names} leads this day.",
    },
    "a time, or a place in a row": {
        "In {n} day you look back.",
        "{n} minute",
        "Runs late: {n} minute",
        "The programme goes on {n} minute past the planned end at {end}.",
        "{n} of {all}",
        "{way} · step {n} of {all}, {name}",
        "Round {n}",
        "The words stand above, at round {n}.",
        "learned in round {n}",
        "learned in round {n}, written afterwards",
        "prediction, round {n}",
        "Change answer {n}",
    },
    "how many were there, as somebody wrote it down, on the page of that day": {
        "There was {n} of you.",
        "{n} person was there.",
    },
    "a rule, or why something was refused": {
        "From {n} people on.",
        "That is more than the {n} who were there.",
        "{file}, line {line}: the five numbers of “{field}” are not {n} together.",
        "One copy of the keys could not be reached.",
        "There is none. A field stands here when it stayed open all of at least {n} times",
    },
    "the n of an exhibit, beside it": {"Counts answers, n = {n}."},
    "a form, not what anybody wrote in it": {"It stayed open all {n} times."},
    "an AI service, tried with made-up texts": {"Tried on {day} with made-up texts:"},
}
"""Sentences with a number outside insight, by what it counts. None is about what people answered."""
LONG = 18
"""Of a longer one its beginning is enough."""


def files() -> Iterator[tuple[str, str]]:
    """Every file of the product that puts something on a screen, in a file or on paper."""
    found = [*ROOT.glob("teamtuin/**/*.py"), *ROOT.glob("teamtuin/**/*.html"), *ROOT.glob("pages/*.py")]
    for file in sorted([*found, ROOT / "streamlit_app.py"]):
        yield file.relative_to(ROOT).as_posix(), file.read_text("utf-8")


def detours(path: str, source: str) -> list[str]:
    """Each other way to a number in this file."""
    if path.endswith(".html"):
        return _pictures(path, source)
    tree = list(ast.walk(ast.parse(source)))
    walks = (_library, _streamlits_own, _drawn_anew, _made_elsewhere, _markup, _of_rounds, _sentences)
    return [f"{path}: {found}" for walk in walks for found in walk(path, tree)]


def _nodes(tree: Nodes, kind: type[ast.AST]) -> Iterator[ast.AST]:
    return (node for node in tree if isinstance(node, kind))


def _imported(tree: Nodes) -> Iterator[tuple[str, str]]:
    """Module and name of each import, also of those inside a function."""
    for node in tree:
        if isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", one.name) for one in node.names)


def _library(path: str, tree: Nodes) -> Iterator[str]:
    others = ("plotly", "altair", "matplotlib", "pydeck", "bokeh", "seaborn")
    for module, _ in _imported(tree):
        root = module.partition(".")[0]
        if root in others and path not in ONLY_IN.get(root, set()):
            yield f"loads {root}"


def _streamlits_own(path: str, tree: Nodes) -> Iterator[str]:
    for node in _nodes(tree, ast.Attribute):
        by_st = isinstance(node.value, ast.Name) and node.value.id == "st"
        shows = STREAMLITS_OWN.fullmatch(node.attr) or (by_st and node.attr in STREAMLITS_WORDS)
        if shows and path not in ONLY_IN.get(node.attr, set()):
            yield f"shows st.{node.attr}"
    for module, name in _imported(tree):
        if module.startswith("streamlit") and (STREAMLITS_OWN.fullmatch(name) or name in STREAMLITS_WORDS):
            yield f"imports {name} of Streamlit"


def _drawn_anew(path: str, tree: Nodes) -> Iterator[str]:
    """Who makes a figure of a drawing; inside insight that is what a drawing is for."""
    if path.startswith("teamtuin/insight/"):
        return
    for module, name in _imported(tree):
        if module == "teamtuin.insight.figures" and path not in ONLY_IN.get(name, set()):
            yield f"takes {name} from figures"
        if module == "teamtuin.insight.picture" and path not in ONLY_IN["as_svg"]:
            yield f"takes {name} from picture"
        if module == "teamtuin.insight" and name in ("figures", "picture"):
            yield from _reached(path, tree, name)


def _reached(path: str, tree: Nodes, module: str) -> Iterator[str]:
    for node in _nodes(tree, ast.Attribute):
        by_module = isinstance(node.value, ast.Name) and node.value.id == module
        if by_module and path not in ONLY_IN.get(node.attr, set()):
            yield f"uses {module}.{node.attr}"


def _made_elsewhere(path: str, tree: Nodes) -> Iterator[str]:
    """A drawing, an exhibit or its table is made in insight, where disclosure is; others only pass it on."""
    if path.startswith("teamtuin/insight/"):
        return
    homes = {"teamtuin.insight.drawings": DRAWINGS, "teamtuin.insight.exhibit": {"Exhibit", "Table"}}
    taken = {name for module, name in _imported(tree) if name in homes.get(module, set())}
    for node in _nodes(tree, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in taken:
            yield f"makes a {node.func.id}"


def _markup(path: str, tree: Nodes) -> Iterator[str]:
    """Hand-made tables and pictures; a docstring may speak of them."""
    said = " ".join(
        node.value
        for node in _nodes(tree, ast.Constant)
        if isinstance(node.value, str) and "\n" not in node.value
    )
    yield from _pictures(path, said, named=False)


def _pictures(path: str, words: str, *, named: bool = True) -> list[str]:
    if path in PICTURES_OF or path.startswith("teamtuin/store/"):
        return []
    lead = f"{path}: " if named else ""
    return [f"{lead}writes <{one}>" for one in sorted(set(PICTURES.findall(words)))]


def _of_rounds(path: str, tree: Nodes) -> Iterator[str]:
    """What a closed round may show is worded by insight, for every page in the same way."""
    if path in CLEARED_IN or not path.startswith(
        ("teamtuin/ui/", "teamtuin/exchange/", "teamtuin/web/", "pages/")
    ):
        return
    if any("RoundResult" in name or "rooms" in module for module, name in _imported(tree)):
        for node in _nodes(tree, ast.Attribute):
            if node.attr in CLEARED:
                yield f"words the {node.attr} of a round"


def _sentences(path: str, tree: Nodes) -> Iterator[str]:
    """A sentence with a number, outside insight and the command line, that is not on the list."""
    if path.startswith(("teamtuin/insight/", "teamtuin/commands/", "teamtuin/texts/")):
        return
    known = {one for several in SAYS.values() for one in several}
    long = tuple(one for one in known if len(one) > LONG)
    for node in _nodes(tree, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        words = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        counts = name == "ngettext" or (name in ("gettext", "N_") and COUNTS.search(str(words)))
        if counts and words not in known and not str(words).startswith(long):
            yield f"counts in a sentence: {words}"
