"""How long things are kept (product rule R17), as pure rules over days."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

TO_THINK_AGAIN = timedelta(seconds=10)
"""How long what was deleted can be put back; it is out of sight at once."""
CLOSED_DRAFT_DAYS = 30
RECEIPT_DAYS = 90
"""How long it is known that a line from a device came in, so that it does not come in again."""
BACKUP_DAYS = 30
SHARED_SCHOOL_YEARS = 2
LEAVER_DAYS = 92
"""Three months in which somebody who left takes everything along with their passphrase (/vertrokken)."""
SUMMARY_DAYS = 365
COACHS_PART_DAYS = 365
"""How long what the coach wrote stays after a trajectory ended (product rule R17)."""
OPENED_DAYS = 183
"""Half a year, as the access log: then it is no longer known when somebody else opened a text."""
SENT_DAYS = 365
"""How long what somebody sent to an AI stands in their own list."""
SCHOOL_YEAR_MONTH = 8


def school_year_start(day: date) -> date:
    """The 1 August on or before this day."""
    year = day.year if day.month >= SCHOOL_YEAR_MONTH else day.year - 1
    return date(year, SCHOOL_YEAR_MONTH, 1)


def sharing_ends_before(today: date) -> datetime:
    """Shares made before this moment have lasted two school years beside the running one."""
    start = school_year_start(today)
    return midnight(start.replace(year=start.year - SHARED_SCHOOL_YEARS))


def closed_drafts_end_before(today: date) -> datetime:
    """Drafts that became an item before this moment are no longer needed."""
    return midnight(today - timedelta(days=CLOSED_DRAFT_DAYS))


def receipts_end_before(today: date) -> datetime:
    """Receipts of lines that came from a device before this moment are no longer needed."""
    return midnight(today - timedelta(days=RECEIPT_DAYS))


def summaries_end_before(today: date) -> datetime:
    """What was needed and seen in sessions written down before this moment has stood for a year."""
    return midnight(today - timedelta(days=SUMMARY_DAYS))


def sent_ends_before(today: date) -> datetime:
    """What was sent to an AI before this moment has stood in its sender's list for a year."""
    return midnight(today - timedelta(days=SENT_DAYS))


def midnight(day: date) -> datetime:
    """The beginning of a day, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """What the retention rules did, in numbers without names."""

    drafts: int
    shares: int
    summaries: int
    access: int
    rounds: int
    coachs_parts: int
    opened: int
    sent: int
    leavers: int
    old_folders: int
    backups: int
    rewritten: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What went when somebody had everything removed, and what cannot be reached from here."""

    reflections: int
    drafts: int
    backups_hold_until: date
    unreachable_key_backups: list[Path] = field(default_factory=list)
