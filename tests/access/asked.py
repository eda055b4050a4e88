"""Which rows of the table the code asks about, read from its source.

A function that passes its own parameter on to `policy.visible` asks about whatever its callers say, and
about what the parameter is by itself; so callers are followed until nothing new is found.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from teamtuin.access.policy import Action, Kind

ROOT = Path(__file__).resolve().parents[2]
Asked = tuple[Kind, Action]
Said = TypeVar("Said", Kind, Action)
VISIBLE = "teamtuin.access.policy.visible"
RELATED = "teamtuin.access.policy.related"


@dataclass(slots=True)
class Function:
    """One function: its calls by full name, and which of its parameters are passed on as an action."""

    name: str
    parameters: list[str]
    defaults: dict[str, ast.expr]
    calls: list[tuple[str, ast.Call]]
    asks_for: set[tuple[Kind, str]] = field(default_factory=set)


def asked() -> set[Asked]:
    """Every kind and action about which some statement asks `policy.visible` or `policy.related`."""
    functions = {one.name: one for path in sorted((ROOT / "teamtuin").rglob("*.py")) for one in _read(path)}
    found: set[Asked] = set()
    while True:
        before = len(found), sum(len(one.asks_for) for one in functions.values())
        for function in functions.values():
            for name, call in function.calls:
                for kind, value in _about(name, call, functions):
                    found |= {(kind, action) for action in _literals(value, Action)}
                    passed_on = {n.id for n in ast.walk(value) if isinstance(n, ast.Name)}
                    for parameter in passed_on & set(function.parameters):
                        function.asks_for.add((kind, parameter))
        if before == (len(found), sum(len(one.asks_for) for one in functions.values())):
            return found


def _about(name: str, call: ast.Call, functions: dict[str, Function]) -> Iterator[tuple[Kind, ast.expr]]:
    """The kinds about which this call asks, each with the expression that says the action."""
    if name in (VISIBLE, RELATED):
        yield from ((kind, call.args[-1]) for kind in _literals(call.args[0], Kind))
    elif called := functions.get(name):
        given = dict(zip(called.parameters, call.args, strict=False))
        given |= {word.arg: word.value for word in call.keywords if word.arg}
        for kind, parameter in called.asks_for:
            if value := given.get(parameter, called.defaults.get(parameter)):
                yield kind, value


def _literals(node: ast.expr, of: type[Said]) -> set[Said]:
    return {
        of[n.attr]
        for n in ast.walk(node)
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == of.__name__
    }


def _read(path: Path) -> Iterator[Function]:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    tree = ast.parse(path.read_text("utf-8"))
    known = _imported(tree) | {
        node.name: f"{module}.{node.name}" for node in tree.body if isinstance(node, ast.FunctionDef)
    }
    inside = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in inside:
        yield _function(f"{module}.{node.name}", node, known)
    yield Function(module, [], {}, _calls(tree, known))


def _function(name: str, node: ast.FunctionDef, known: dict[str, str]) -> Function:
    positional = [one.arg for one in node.args.args]
    defaults = dict(zip(positional[::-1], node.args.defaults[::-1], strict=False))
    return Function(name, positional, defaults, _calls(node, known))


def _imported(tree: ast.Module) -> dict[str, str]:
    return {
        one.asname or one.name: f"{node.module}.{one.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }


def _calls(tree: ast.AST, known: dict[str, str]) -> list[tuple[str, ast.Call]]:
    return [
        (".".join([known[first], *rest]), call)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for first, *rest in [ast.unparse(call.func).split(".")]
        if first in known
    ]
