"""A session in which colleagues learned from each other, as it is written down. Nobody who was there is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from teamtuin.errors import N_, Refused


class Form(StrEnum):
    """What kind of session it was."""

    PEER_CONSULTATION = "peer_consultation"
    LESSON_VISIT = "lesson_visit"
    LESSON_STUDY = "lesson_study"
    CO_TEACHING = "co_teaching"
    BOARD_SESSION = "board_session"
    WORKSHOP = "workshop"


MOST_PEOPLE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What of a session is chosen and not typed; `due_on` is when one looks back on its agreement."""

    form: Form
    held_on: date
    attendance: int | None = None
    experiment_id: UUID | None = None
    due_on: date | None = None

    def check(self, today: date) -> None:
        """Raises Refused for a day to come, or a number that no school has."""
        if self.held_on > today:
            raise Refused(N_("This day has not come yet. Nothing was lost. Choose the day on which you met."))
        if self.attendance is not None and not 0 <= self.attendance <= MOST_PEOPLE:
            raise Refused(N_("This number cannot be right. Nothing was lost. How many of you were there?"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """One thing that was seen; `team_id` is there when its writer marked it for the whole team."""

    text: str
    team_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What upkeep clears a year after it was written down: the need, and what was seen."""

    key_id: UUID
    need: str = ""
    insights: tuple[Insight, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerSession:
    """One session. `writer_id` is None when the writer had everything removed and readers are left.

    `summary` is None once it was cleared; `for_team` are the ids of the insights marked for the team.
    `held_on` is a day at school, `made_at` a UTC moment; `attendance` is how many were there.
    """

    id: UUID
    writer_id: UUID | None
    key_id: UUID
    held_on: date
    form: Form
    made_at: datetime
    summary: Summary | None
    attendance: int | None = None
    experiment_id: UUID | None = None
    what_works: str = ""
    method: str = ""
    for_team: tuple[UUID, ...] = ()

    @property
    def need(self) -> str:
        return self.summary.need if self.summary else ""

    @property
    def insights(self) -> tuple[Insight, ...]:
        return self.summary.insights if self.summary else ()

    @property
    def text(self) -> str:
        """All that its readers read."""
        return "\n".join([self.need, *(insight.text for insight in self.insights), self.what_works])

    def seen_more(self, texts: Sequence[str]) -> "PeerSession":
        """The session with these insights after the others, as long as there is a place for them."""
        if self.summary is None:
            return self
        more = tuple(Insight(text=text) for text in texts)
        return replace(self, summary=replace(self.summary, insights=(*self.insights, *more)))

    def with_insight(self, place: int, insight: Insight | None) -> "PeerSession":
        """The session with another insight in this place, or with none there. Raises IndexError.

        The ids for the team follow: a text that changed is for the team no more, until it is marked anew.
        """
        if self.summary is None:
            raise IndexError(place)
        old = self.insights[place]
        kept = (insight,) if insight else ()
        insights = (*self.insights[:place], *kept, *self.insights[place + 1 :])
        others = tuple(team_id for team_id in self.for_team if team_id != old.team_id)
        marked = (insight.team_id,) if insight and insight.team_id else ()
        summary = replace(self.summary, insights=insights)
        return replace(self, summary=summary, for_team=(*others, *marked))

    def taken_from_team(self, team_id: UUID) -> "PeerSession":
        """The session without this mark; the text stays where it was seen."""
        for place, insight in enumerate(self.insights):
            if insight.team_id == team_id:
                return self.with_insight(place, Insight(text=insight.text))
        return replace(self, for_team=tuple(one for one in self.for_team if one != team_id))


def insights_in(text: str) -> tuple[Insight, ...]:
    """What was typed in one field: each line that holds words is an insight."""
    return tuple(Insight(text=line.strip()) for line in text.splitlines() if line.strip())


def to_body(session: PeerSession) -> dict[str, Any]:
    """What is sealed with the session's key."""
    return {
        "what_works": session.what_works,
        "method": session.method,
        "for_team": [str(team_id) for team_id in session.for_team],
    }


def from_body(body: dict[str, Any]) -> dict[str, Any]:
    """The fields of a PeerSession that were sealed."""
    return {
        "what_works": body["what_works"],
        "method": body["method"],
        "for_team": tuple(UUID(team_id) for team_id in body["for_team"]),
    }


def to_summary_body(summary: Summary) -> dict[str, Any]:
    """What is sealed with the summary's own key."""
    insights = [
        {"text": insight.text, "team_id": str(insight.team_id) if insight.team_id else None}
        for insight in summary.insights
    ]
    return {"need": summary.need, "insights": insights}


def from_summary_body(key_id: UUID, body: dict[str, Any]) -> Summary:
    """A summary from what was sealed."""
    insights = tuple(
        Insight(text=one["text"], team_id=UUID(one["team_id"]) if one["team_id"] else None)
        for one in body["insights"]
    )
    return Summary(key_id=key_id, need=body["need"], insights=insights)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamInsight:
    """What the whole team may read: a month and a text, and nothing that leads to a session.

    `experiment_id` is the proeftuin at which the session was put; there it stands on the story line.
    """

    id: UUID
    month: date
    text: str
    experiment_id: UUID | None = None
