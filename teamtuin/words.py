"""Words that both the plain pages and the rooms use for the same thing."""

from teamtuin.errors import N_
from teamtuin.people.model import Person, Role
from teamtuin.settings import Language
from teamtuin.texts import texts_for

# In the order in which they are said of somebody who has more than one.
ROLES = {
    Role.PRINCIPAL: N_("School leader"),
    Role.TEACHER: N_("Teacher"),
    Role.CARE_COORDINATOR: N_("Care coordinator"),
    Role.VIDEO_COACH: N_("Video coach"),
    Role.TEACHING_ASSISTANT: N_("Teaching assistant"),
    Role.CAREER_CHANGER: N_("Career-changer teacher"),
    Role.STUDENT_TEACHER: N_("Student teacher"),
    Role.SUPPORT_STAFF: N_("Support staff"),
    Role.COUNCIL: N_("Participation council"),
    Role.ADMINISTRATOR: N_("Administrator"),
}


def role_line(person: Person, language: Language) -> str:
    """What somebody is, in a few words: "Leerkracht groep 3-4", "Intern begeleider"."""
    t = texts_for(language)
    words = [t.gettext(name) for role, name in ROLES.items() if person.has(role)]
    if person.groups and words:
        words[0] = t.gettext("{role}, group {groups}").format(role=words[0], groups=person.groups)
    return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])
