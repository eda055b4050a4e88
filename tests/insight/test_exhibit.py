"""What leaves as a table or a file is harmless, and says the same as the screen."""

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from teamtuin.insight.exhibit import Table

CELL = st.one_of(st.text(max_size=20), st.integers(), st.floats(allow_nan=False, allow_infinity=False))


def test_a_file_opens_in_a_spreadsheet_with_its_accents_and_without_formulas():
    table = Table(columns=("Vorm", "Aantal"), rows=(("=2+5", 1), ("coöperatie, samen", -2), ("@x", 0.5)))
    assert table.csv() == "\ufeffVorm,Aantal\r\n'=2+5,1\r\n\"coöperatie, samen\",-2\r\n'@x,0.5\r\n"


@given(st.lists(st.sampled_from([*";=+-@ \t\r\n", "a", "2"]), max_size=12).map("".join))
def test_nor_can_a_part_of_one_where_a_program_parts_cells_by_semicolons(text):
    raw = Table(columns=("a",), rows=((text,),)).csv().removeprefix("\ufeff")
    for row in csv.reader(StringIO(raw.replace('"', ""), newline=""), delimiter=";"):
        assert not [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@"))]


@given(st.lists(st.tuples(CELL, CELL), max_size=6))
def test_no_cell_of_any_table_can_run_as_a_formula(rows):
    raw = Table(columns=("a", "b"), rows=tuple(rows)).csv().removeprefix("\ufeff")
    for row, given_row in zip(list(csv.reader(StringIO(raw, newline="")))[1:], rows, strict=True):
        for cell, given_cell in zip(row, given_row, strict=True):
            if isinstance(given_cell, str):
                assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
