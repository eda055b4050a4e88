"""A press whose first run was stopped after it had kept the text: told again, it is done and not refused."""

from tests.ui.test_experiments import opened, running, seed, shown

__all__ = ["running", "seed"]  # fixtures


def test_a_press_that_was_done_already_goes_on_as_if_it_were_done_now(app, team, running, open_as):
    place = f"experiments:{running.id}:observe:seen"
    draft = app.drafts.open(team.tessel, place)
    app.drafts.put(team.tessel, draft.id, draft.rev, "Ze wachtten stil.")
    app.experiments.evidence.observe(team.tessel, running.id, {"seen": draft.id}, signed=False)
    page = opened(open_as, team.tessel, running, doe="observe")
    assert "Ze wachtten stil." not in shown(page)
    page.session_state[f"writing-{place}"] = {"keep": {"id": str(draft.id), "rev": 1, "kind": "action"}}
    page.run()
    assert not page.exception
    assert page.query_params.get("doe") is None
    assert "Ze wachtten stil." in shown(page)
