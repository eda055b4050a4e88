"""A portfolio: what somebody chooses of her own, made for her alone, with nothing of anybody else."""

import pytest

from teamtuin.app import Teamtuin
from tests.access.one_of_each import one_of_each
from tests.conftest import Team
from tests.exchange.papers import page_words, word_lines
from tests.web.conftest import Visit

ADDRESS = "/portfolio"


@pytest.fixture
def things(app: Teamtuin, team: Team):
    return {thing.name: thing for thing in one_of_each(app, team)}


def made(client, ids, file):
    answer = client.post(ADDRESS, data={"kies": [str(one) for one in ids], "bestand": file})
    return answer, word_lines(answer.content) if file.endswith("docx") and answer.is_success else answer.text


def test_she_chooses_from_her_own_and_gets_what_she_chose(app: Teamtuin, team: Team, things, visit: Visit):
    client = visit(team.tessel)
    form = client.get(ADDRESS).text
    own = [
        things[name]
        for name in ("private reflection", "shared reflection", "my agreement", "the owner's lines")
    ]
    for one in own:
        assert f'value="{one.id}"' in form
        assert one.words in form
    chosen = [own[0].id, own[2].id, own[3].id]
    for file in ("portfolio.html", "portfolio.docx"):
        answer, told = made(client, chosen, file)
        assert answer.headers["content-disposition"] == f'attachment; filename="{file}"'
        told = "\n".join(told) if isinstance(told, list) else page_words(told)
        assert [one.words for one in own if one.words in told] == [own[0].words, own[2].words, own[3].words]
        assert "Coachcitroen" not in told
        assert "Fenna" not in told
        assert "Ontwikkelen, niet beoordelen" in told
    (seen, _, _), *_ = app.experiments.evidence.mine(team.tessel)
    assert "Waarnemelde" in made(client, [seen.id], "portfolio.html")[1]
    answer, told = made(client, [], "portfolio.html")
    assert (answer.status_code, "Kies er minstens één" in told) == (422, True)


def test_nothing_of_anybody_else_can_be_chosen_or_asked_for(team: Team, things, visit: Visit):
    client = visit(team.bas)
    form = client.get(ADDRESS).text
    hers = [thing for thing in things.values() if thing.name not in ("a tap", "a mark")]
    assert [thing.name for thing in hers if str(thing.id) in form] == []
    answer, told = made(client, [thing.id for thing in hers], "portfolio.html")
    assert answer.status_code == 422
    assert [thing.name for thing in hers if thing.words in told] == []
    coach = visit(team.fenna).get(ADDRESS).text  # who takes no line of a trajectory of another along
    assert str(things["the coach's lines"].id) not in coach
    assert "Leervijg" not in coach


def test_without_a_session_there_is_no_portfolio(team: Team, visit: Visit):
    assert visit().get(ADDRESS).status_code in (303, 401)
    assert visit().post(ADDRESS, data={"kies": "x"}).status_code in (303, 401)


def test_whoever_has_written_nothing_reads_what_it_is_for(team: Team, visit: Visit):
    assert "Er is nog niets." in visit(team.wim).get(ADDRESS).text
