"""A person as colleagues know them: a name and roles. No notes, no years, no rights of a mentor."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from teamtuin.settings import Language


class Role(StrEnum):
    """What somebody is in the school; `administrator` and `council` are rights beside a role."""

    TEACHER = "teacher"
    TEACHING_ASSISTANT = "teaching_assistant"
    STUDENT_TEACHER = "student_teacher"
    CAREER_CHANGER = "career_changer"
    CARE_COORDINATOR = "care_coordinator"
    SUPPORT_STAFF = "support_staff"
    VIDEO_COACH = "video_coach"
    PRINCIPAL = "principal"
    ADMINISTRATOR = "administrator"
    COUNCIL = "council"


RIGHTS_ONLY = frozenset({Role.ADMINISTRATOR, Role.COUNCIL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a place in Teamtuin."""

    id: UUID
    first_name: str
    roles: frozenset[Role]
    groups: str = ""
    language: Language = "nl"
    external: bool = False
    active: bool = True
    key_id: UUID

    @property
    def in_team(self) -> bool:
        """Whether `team` includes this person: active, not external, more than a right alone."""
        return self.active and not self.external and not self.roles <= RIGHTS_ONLY

    @property
    def standing(self) -> frozenset[str]:
        """The roles, and `team` for who belongs to it: by these a room shows the way to itself."""
        roles: frozenset[str] = frozenset(self.roles)
        return roles | {"team"} if self.in_team else roles

    def has(self, role: Role) -> bool:
        return role in self.roles
