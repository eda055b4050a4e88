"""What a reader may count on: short functions, short files, pages without rules of their own."""

import ast
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(
    [*(ROOT / "teamtuin").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "streamlit_app.py"]
)
TREES = {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in SOURCES}
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
SQL = ("SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ")


def lengths():
    return {
        f"{file}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, FUNCTION)
    }


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def texts(tree):
    documented = (ast.Module, ast.ClassDef, *FUNCTION)
    said = {id(node.body[0].value) for node in ast.walk(tree) if has_docstring(node, documented)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def has_docstring(node, documented):
    return isinstance(node, documented) and bool(node.body) and isinstance(node.body[0], ast.Expr)


def test_no_function_is_over_forty_lines_and_half_are_eight_or_shorter():
    assert {name: length for name, length in lengths().items() if length > 40} == {}
    assert median(lengths().values()) <= 8


def test_no_file_is_over_three_hundred_lines():
    long = {
        file.relative_to(ROOT).as_posix(): count
        for file in [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
        if (count := len(file.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_pages_ask_a_service_and_reach_no_row_themselves():
    closed = ("duckdb", "teamtuin.store", "teamtuin.access.policy", "teamtuin.commands", "teamtuin.web")
    strays = [
        f"{file}: {module}"
        for file, tree in TREES.items()
        if file.startswith("pages/")
        for module in imported(tree)
        if module.startswith(closed) or module.endswith(".queries")
    ]
    assert strays == []


def test_sql_stands_in_queries_and_in_the_store_only():
    strays = [
        f"{file}: {text[:40]}"
        for file, tree in TREES.items()
        if not file.endswith("/queries.py")
        and not file.startswith(("teamtuin/store/", "teamtuin/access/policy.py"))
        for text in texts(tree)
        if text.lstrip().startswith(SQL)
    ]
    assert strays == []
