"""Time as it is handed to services, so that tests can set it. Moments are aware UTC; days are dates."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

Clock = Callable[[], datetime]
HOME = ZoneInfo("Europe/Amsterdam")
"""Where the school is: what day it is there."""


def utc_now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The day it was at school at that moment."""
    return moment.astimezone(HOME).date()


def new_id() -> UUID:
    """A UUIDv7: made here and not in the database, so that a repeated save is the same save."""
    return uuid7()
