"""The questions to begin with: complete in both languages, only questions, and a wrong file says where."""

import re

import pytest
import yaml

from teamtuin.errors import Refused
from teamtuin.experiments import starters
from teamtuin.experiments.model import LONGEST_SEED, Strand

TOLD = yaml.safe_load(starters.FILE.read_text("utf-8"))


def written(tmp_path, change):
    told = yaml.safe_load(starters.FILE.read_text("utf-8"))
    change(told)
    file = tmp_path / "questions.yaml"
    file.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    return file


def test_every_strand_has_seeds_and_a_question_for_each_answer():
    found = starters.read()
    assert set(found) == set(Strand)
    for one in found.values():
        assert all(seed.line.nl.startswith("Wat als ") for seed in one.seeds)
        assert all(
            len(seed.line.to(language)) <= LONGEST_SEED for seed in one.seeds for language in ("nl", "en")
        )


def test_they_ask_and_prescribe_nothing():
    words = re.findall(r"nl: (.*)", starters.FILE.read_text("utf-8"))
    assert [line for line in words if not line.endswith("?")] == []
    assert [line for line in words if re.search(r"\b(moet|verplicht|score|niveau|controle)\b", line)] == []


def without_english(told):
    del told["smart_circuits"]["need"]["en"]


def an_answer(told):
    told["smart_circuits"]["need"]["nl"] = "Meer rust."


def a_word_more(told):
    told["smart_circuits"]["score"] = {"nl": "Hoe hoog?", "en": "How high?"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (without_english, "smart_circuits.need.en"),
        (an_answer, "smart_circuits.need.nl"),
        (a_word_more, "smart_circuits.score"),
        (lambda told: told["smart_circuits"].update(seeds=[]), "smart_circuits.seeds"),
        (lambda told: told.pop("smart_circuits"), ", ".join(Strand)),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(tmp_path, change, place):
    with pytest.raises(Refused) as refused:
        starters.read(written(tmp_path, change))
    assert (refused.value.sentence, refused.value.values["place"]) == (starters.WRONG, place)


def test_no_file_and_no_yaml_are_refused_too(tmp_path):
    (tmp_path / "wrong.yaml").write_text("a: [", "utf-8")
    for name in ("wrong.yaml", "none.yaml"):
        with pytest.raises(Refused):
            starters.read(tmp_path / name)


@pytest.mark.parametrize(
    "called", ["", "x-1", "smart_circuits", "smart_circuits-0", "smart_circuits-99", "-1"]
)
def test_an_address_of_no_seed_begins_with_nothing(called):
    assert starters.seed_at(called) is None


def test_an_address_of_a_seed_gives_its_strand_and_line():
    strand, seed = starters.seed_at("team_development-2")
    assert (strand, seed.line.nl) == (
        Strand.TEAM_DEVELOPMENT,
        TOLD["team_development"]["seeds"][1]["line"]["nl"],
    )
