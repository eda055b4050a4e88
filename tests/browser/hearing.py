"""What a screen reader comes by in an exhibit, in order; `-s` prints it."""

import re
import sys

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import drawn

LANGUAGES = {"nl": ("Toon als tabel", "Verberg de tabel"), "en": ("Show as a table", "Hide the table")}
SHOW, HIDE = LANGUAGES["nl"]
EXHIBITS = '[class*="st-key-blad_"]:has(.tt-h2)'
SHEETS = '[class*="st-key-blad_"]:has([class*="st-key-stil_blad_"])'
PART = re.compile(r"""- '?(\w+)(?: "(.*?)")?(?: \[[^]]*\])*'?(?::\s*(.*))?$""")


def all_tables(page: Page, language: str = "nl") -> None:
    """Press every button that shows a table."""
    show, hide = LANGUAGES[language]
    for _ in range(page.get_by_role("button", name=show).count()):
        shown = page.get_by_role("button", name=hide).count()
        page.get_by_role("button", name=show).first.click()
        expect(page.get_by_role("button", name=hide)).to_have_count(shown + 1)
        drawn(page)


def heard(sheet: Locator) -> list[tuple[str, str]]:
    """What a screen reader comes by in an exhibit, in order: the role, and the name or the words."""
    lines = [line.strip() for line in sheet.aria_snapshot().splitlines()]
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    found = [PART.match(line) for line in lines]
    return [(one[1], one[2] or (one[3] or "").strip('"')) for one in found if one]


def hear(sheet: Locator, show: str) -> None:
    """Hold an exhibit to its five layers, in their order; `show` is on the button of its table."""
    parts = heard(sheet)
    roles, names = [role for role, _ in parts], [name for role, name in parts if role == "button"]
    question = parts[0][1]
    assert roles[:2] == ["heading", "paragraph"]
    assert sheet.get_by_role("heading", level=2).count() == 1
    pictures = [name for role, name in parts if role == "img"]
    assert len(pictures) == (0 if "list" in roles else 1)  # and nothing of what is in it is said again
    assert all(re.search(r"\d", name) for name in pictures)
    assert "figure" not in roles
    assert names == [f"{show}: {question}", f"CSV: {question}"]


def hear_table(sheet: Locator) -> None:
    """After all the rest comes a table with its name, and the names of its columns and rows."""
    parts = heard(sheet)
    roles, question = [role for role, _ in parts], parts[0][1]
    table = sheet.get_by_role("table", name=question)
    assert table.get_by_role("columnheader").count() >= 2
    assert table.get_by_role("rowheader").count() == table.get_by_role("row").count() - 1
    order = [roles.index(role) for role in ("heading", "paragraph", "button", "table")]
    assert order == sorted(order)
