"""Rounds of trying on the page: side by side, mended while open, and left alone afterwards."""

from .test_experiments import opened, running, seed, shown, typed

__all__ = ["running", "seed"]


def test_a_round_shows_what_was_expected_beside_what_it_brought_and_can_be_mended_only_before(
    app, team, running, open_as
):
    add = app.experiments.evidence
    add.predict(team.tessel, running.id, typed(app, team.tessel, prediction="Het lukt <snel>."))
    page = opened(open_as, team.bas, running)
    assert "Het lukt &lt;snel&gt;." in shown(page)
    assert "We hebben nog niet gekeken." in shown(page)
    page = page.button(key="round_reword").click().run()
    assert "Het lukt <snel>." in shown(page)  # in the field, to be mended
    (cycle,) = app.experiments.get(team.bas, running.id).cycles
    told = typed(app, team.tessel, surprise="Wachten was lastig.", learned="")
    add.learn(team.tessel, running.id, cycle.id, told)
    page = opened(open_as, team.bas, running, doe="reword")
    # The page itself: there is nothing to mend any more. It says so once, and the line leads there.
    assert shown(page).count("Wachten was lastig.") == 1
    assert "De woorden staan hierboven, bij ronde 1." in shown(page)
    assert not [one for one in page.button if one.key == "round_reword"]
