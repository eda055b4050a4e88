"""What somebody reads whom the owner chose: the owner's words, and no word of the coach."""

from dataclasses import fields
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from teamtuin.clock import new_id
from teamtuin.coaching.model import (
    By,
    Clip,
    Round,
    Seen,
    Status,
    Trajectory,
    as_seen_by_reader,
    to_body,
    with_body,
)

MOMENT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
OWNERS = st.text("abc", min_size=1, max_size=6).map(lambda word: f"eigenaar {word}")
COACHS = st.text("xyz", min_size=1, max_size=6).map(lambda word: f"coach {word}")
DAY = st.dates(date(2026, 8, 1), date(2027, 7, 31))
MAYBE_DAY = st.none() | DAY


def clips(by, words):
    return st.builds(
        Clip,
        id=st.builds(new_id),
        at=st.sampled_from(["00:10", "03:12"]),
        seen=words,
        effect=words,
        by=st.just(by),
        code=st.none() | st.sampled_from(Seen),
    )


def activity(by):
    return st.tuples(st.just(by), st.just("") | (OWNERS if by is By.OWNER else COACHS))


@st.composite
def rounds(draw):
    by, doing = draw(st.sampled_from(By).flatmap(activity))
    each = Round(
        id=new_id(),
        held_on=draw(DAY),
        made_at=MOMENT,
        activity=doing,
        activity_by=by,
        own_insight=draw(st.just("") | OWNERS),
        next_question=draw(st.just("") | OWNERS),
        strength_seen=draw(st.just("") | COACHS),
    )
    for clip in draw(st.lists(clips(By.OWNER, OWNERS) | clips(By.COACH, COACHS), max_size=4)):
        each = each.with_clip(clip)
    return each


@st.composite
def trajectories(draw):
    trajectory = Trajectory(
        id=new_id(),
        owner_id=new_id(),
        coach_id=new_id(),
        status=draw(st.sampled_from(Status)),
        started_on=draw(DAY),
        made_at=MOMENT,
        learning_question=draw(OWNERS),
        closing=draw(st.just("") | OWNERS),
        note=draw(st.just("") | COACHS),
        protocol_checked_on=draw(MAYBE_DAY),
        protocol_checked_by=new_id(),
        consent_category_confirmed=draw(st.booleans()),
        next_on=draw(MAYBE_DAY),
        wipe_before=draw(MAYBE_DAY),
        images_destroyed_on=draw(MAYBE_DAY),
        destroyed_confirmed_by=new_id(),
        closed_on=draw(MAYBE_DAY),
    )
    for each in draw(st.lists(rounds(), max_size=4)):
        trajectory = trajectory.with_round(each)
    return trajectory


def words(thing):
    """Every text in it, however deep."""
    if isinstance(thing, Trajectory | Round | Clip):
        return [word for field in fields(thing) for word in words(getattr(thing, field.name))]
    if isinstance(thing, tuple):
        return [word for each in thing for word in words(each)]
    return [thing] if type(thing) is str else []


@given(trajectories())
def test_no_word_of_the_coach_survives_and_every_word_of_the_owner_does(trajectory):
    seen = as_seen_by_reader(trajectory)

    assert [word for word in words(seen) if word.startswith("coach")] == []
    assert str(trajectory.coach_id) not in repr(seen)
    assert sorted(w for w in words(seen) if w.startswith("eigenaar")) == sorted(
        w for w in words(trajectory) if w.startswith("eigenaar")
    )
    assert as_seen_by_reader(seen) == seen


@given(trajectories())
def test_a_round_in_which_only_the_coach_wrote_is_not_there_for_a_reader(trajectory):
    seen = {each.id for each in as_seen_by_reader(trajectory).rounds}
    assert seen == {
        each.id for each in trajectory.rounds if any(w.startswith("eigenaar") for w in words(each))
    }


@given(trajectories())
def test_a_reader_learns_nothing_of_what_was_checked_or_planned(trajectory):
    seen = as_seen_by_reader(trajectory)
    told = (seen.protocol_checked_on, seen.protocol_checked_by, seen.next_on, seen.wipe_before)
    assert (*told, seen.images_destroyed_on, seen.destroyed_confirmed_by, seen.closed_on) == (None,) * 7
    assert seen.consent_category_confirmed is False


@given(trajectories())
def test_each_seal_holds_the_words_of_its_author_alone_and_both_together_are_all(trajectory):
    owners, coachs = (to_body(trajectory, author) for author in By)
    assert "coach " not in repr(owners)
    assert "eigenaar " not in repr(coachs)
    bare = Trajectory(
        **{field.name: getattr(trajectory, field.name) for field in fields(trajectory)}
        | {"learning_question": "", "closing": "", "note": ""}
        | {"rounds": tuple(Round(id=r.id, held_on=r.held_on, made_at=r.made_at) for r in trajectory.rounds)}
    )
    again = with_body(with_body(bare, By.OWNER, owners), By.COACH, coachs)
    assert words(again) == words(trajectory)
