"""What an exit ticket said, on the page of its study day."""

import pytest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER
from teamtuin.clock import day_of
from teamtuin.rooms.closing.service import bring_in
from teamtuin.rooms.model import WORTH_MY_TIME, RoundKind
from tests.insight import planting as plant
from tests.ui.page import visits, words_of


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([0, 1, 5, 8, 2], "10 van de 16 antwoorden is een 4 of een 5."),
        ([0, 0, 2, 8, 1], "11 antwoorden. De twee groepen tonen we niet, zo is niemand te herkennen."),
    ],
)
def test_what_an_exit_ticket_said_is_an_exhibit_that_shows_no_small_group(app, open_as, team, counts, said):
    plant.consent(app, team, Module.ROUNDS)
    today = day_of(app.now())
    day_id = plant.study_day(app, today)
    with app.store.transaction(DOORKEEPER) as tx:
        answered = {WORTH_MY_TIME: counts}
        bring_in(tx, RoundKind.EXIT_TICKET, today, answered, study_day_id=day_id, closed_on=today)
    page = visits(open_as, "study_days")(team.bas, id=day_id)
    assert "Was dit jouw tijd waard?" in words_of(page)
    assert said in words_of(page)
    drawn = page.get("plotly_chart")
    assert len(drawn) == (0 if "tonen we niet" in said else 2)  # for a phone and for a laptop
