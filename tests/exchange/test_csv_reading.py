"""A CSV file is read with the line of every row, or refused with its line and one plain sentence."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamtuin.asking.bank import load_bank
from teamtuin.exchange import refusals
from teamtuin.exchange.csv_reading import read_csv
from teamtuin.exchange.reading import SourceFile, load, read
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.tree import LARGEST
from teamtuin.texts import texts_for


def refused(raw):
    with pytest.raises(ImportRefused) as refusal:
        read_csv("any.csv", raw)
    return refusal.value


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_know_the_line_on_which_they_begin(divider, end):
    rows = ("Datum{d}Gezien", '2026-09-10{d}"een{e}twee"', "", "2026-09-11{d} drie ")
    text = end.join(row.format(d=divider, e=end) for row in rows)
    table = read_csv("any.csv", b"\xef\xbb\xbf" + text.encode())
    assert table.columns == ("datum", "gezien")
    assert [(row.line, row.cells["gezien"]) for row in table.rows] == [(2, f"een{end}twee"), (5, "drie")]


@pytest.mark.parametrize(
    ("raw", "sentence", "line"),
    [
        (b"", refusals.NOTHING_IN_IT, 1),
        (b"\n,\n", refusals.NOTHING_IN_IT, 1),
        (b"datum,vorm\n2026-09-10,\xff\n", refusals.NOT_UTF8, 2),
        (b"datum,vorm\n2026-09-10,a\0b\n", refusals.CONTROL_CHARACTER, 2),
        (b"datum,datum\n", refusals.TWICE, 1),
        (b'datum,vorm\n2026-09-10,"a\n', refusals.BROKEN_CSV, 2),
        (b"datum,vorm\n\n2026-09-10,a,b\n", refusals.CSV_CELLS, 3),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(raw, sentence, line):
    refusal = refused(raw)
    assert (refusal.sentence, refusal.values["line"]) == (sentence, line)


def test_a_file_of_more_than_two_megabytes_is_refused():
    assert refused(b"a" * (LARGEST + 1)).sentence == refusals.TOO_LARGE


def test_columns_that_belong_to_nothing_are_refused_with_those_that_do():
    with pytest.raises(ImportRefused) as refusal:
        read(SourceFile(name="any.csv", raw=b"naam,cijfer\nBas,7\n"), load_bank())
    assert refusal.value.sentence == refusals.UNKNOWN_COLUMNS
    assert "datum, vorm, nodig" in texts_for("nl").refusal(refusal.value)


def test_a_long_name_keeps_its_ending(tmp_path):
    file = tmp_path / f"{'gesprekken ' * 6}.csv"
    file.write_text("a,b\n")
    assert load(file).name.endswith(".csv")


@settings(max_examples=100, deadline=None)
@given(
    raw=st.one_of(
        st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_whatever_lies_in_a_file_it_is_read_or_refused(raw):
    with suppress(ImportRefused):
        assert read_csv("any.csv", raw).columns
