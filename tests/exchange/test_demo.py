"""The demo school as files: written for today, and never over a file of somebody else."""

from datetime import date

import pytest

from teamtuin.exchange import refusals
from teamtuin.exchange.demo import demo_files, write_demo
from teamtuin.exchange.refusals import ImportRefused


def test_in_its_own_week_the_demo_is_what_is_shipped(demo_folder, tmp_path):
    written = {path.name: path.read_bytes() for path in write_demo(tmp_path / "new", date(2026, 11, 24))}
    assert written == {path.name: path.read_bytes() for path in demo_folder.glob("*.yaml")}


def test_a_year_later_its_dates_and_its_week_numbers_have_moved():
    moved = {source.name: source.raw.decode() for source in demo_files(date(2027, 11, 25))}
    assert "date: 2027-09-16" in moved["reflections.yaml"]
    assert "2026-" not in moved["reflections.yaml"]
    assert "In week 42 zagen ze" in moved["reflections.yaml"]


def test_writing_it_again_in_a_later_week_renews_it(tmp_path):
    write_demo(tmp_path, date(2026, 11, 24))
    write_demo(tmp_path, date(2027, 1, 12))
    assert b"date: 2026-11-05" in (tmp_path / "reflections.yaml").read_bytes()


def test_somebodys_own_file_is_not_overwritten(tmp_path):
    (tmp_path / "team.yaml").write_text("people: []\n")
    with pytest.raises(ImportRefused) as refusal:
        write_demo(tmp_path, date(2026, 11, 24))
    assert refusal.value.sentence == refusals.IN_THE_WAY
    assert (tmp_path / "team.yaml").read_text() == "people: []\n"
    assert not (tmp_path / "reflections.yaml").exists()
