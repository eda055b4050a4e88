"""The forms of Teamtuin with their fields, as they stand on the screen; a test opens each and compares.

A label is the message id over the field. Of two labels that a form shows by turns it is the one with which
it begins.
"""

from teamtuin.errors import N_
from teamtuin.registration.catalogue_own import OWN
from teamtuin.registration.model import Field, FieldKind, Form, MayGo, Whose
from teamtuin.rooms.model import PULSE_QUESTIONS

K = FieldKind


def _form(key: str, name: str, *fields: Field) -> Form:
    return Form(key=key, name=name, fields=fields, whose=Whose.TEAM)


SURPRISE = Field(kind=K.TEXT, label=N_("What surprised you?"), may_go=MayGo.SURPRISE)
LEARNED = Field(kind=K.TEXT, label=N_("What do you learn from it?"))
SIGNED = Field(kind=K.CHOICE, label=N_("Who says this?"))
AIM = Field(kind=K.TEXT, label=N_("What do you have in hand at the end of the day?"), may_go=MayGo.AIM)

AT_PROEFTUINEN = (
    _form(
        "seed",
        N_("A seed"),
        SIGNED,
        Field(kind=K.LINE, label=N_("Your seed in one line"), required=True),
    ),
    _form(
        "start",
        N_("The five answers to begin"),
        Field(kind=K.DAY, label=N_("1 of 5 · When do you look back?"), required=True),
        Field(kind=K.TEXT, label=N_("2 of 5 · What does this child or this class need?"), required=True),
        Field(kind=K.TEXT, label=N_("3 of 5 · What do you expect?"), required=True),
        Field(kind=K.LINE, label=N_("4 of 5 · What do you let go for it?"), required=True),
        Field(kind=K.LINE, label=N_("5 of 5 · When do you stop earlier?"), required=True),
    ),
    _form(
        "observation",
        N_("An observation"),
        SIGNED,
        Field(kind=K.TEXT, label=N_("What did you see?"), required=True),
    ),
    _form(
        "measurement",
        N_("A measurement"),
        Field(kind=K.NUMBER, label=N_("The number, in its own unit"), required=True, varies=True),
        Field(kind=K.DAY, label=N_("On which day?")),
    ),
    _form(
        "prediction",
        N_("The beginning of a round"),
        Field(kind=K.TEXT, label=N_("What do you expect of this round?"), required=True),
    ),
    _form("result", N_("What a round brought"), SURPRISE, LEARNED),
    _form(
        "afterwards",
        N_("A round written afterwards"),
        Field(kind=K.TEXT, label=N_("What did you expect?"), required=True),
        SURPRISE,
        LEARNED,
    ),
    _form(
        "thought",
        N_("A thought later on"),
        Field(kind=K.TEXT, label=N_("What do you see otherwise by now?"), required=True),
    ),
    _form(
        "decision",
        N_("A decision"),
        Field(kind=K.CHOICE, label=N_("What do you decide?"), required=True),
        Field(kind=K.DAY, label=N_("When do you look again?")),
        Field(kind=K.TEXT, label=N_("Because …"), required=True),
        Field(kind=K.LINE, label=N_("What do you keep of it?"), may_go=MayGo.KEEP),
    ),
    _form(
        "room_asked",
        N_("Room that is asked"),
        Field(kind=K.CHOICE, label=N_("What is it?"), required=True),
        Field(kind=K.LINE, label=N_("What do you need?"), required=True),
    ),
    _form(
        "carried_task",
        N_("Who carries which task"),
        Field(kind=K.CHOICE, label=N_("Who carried it then?"), required=True),
        Field(kind=K.CHOICE, label=N_("Who carries it now?"), required=True),
        Field(kind=K.LINE, label=N_("Which task?"), required=True),
    ),
    _form(
        "voices",
        N_("A question to other voices"),
        Field(kind=K.CHOICE, label=N_("Whom do you ask?"), required=True),
        Field(kind=K.CHOICE, label=N_("How?"), required=True),
        Field(kind=K.CHOICE, label=N_("What can they choose?"), required=True),
        Field(kind=K.NUMBER, label=N_("How many people do you ask?"), required=True),
        Field(kind=K.LINE, label=N_("What do you ask?"), required=True),
    ),
)

TOGETHER = (
    _form(
        "session",
        N_("A session"),
        Field(kind=K.CHOICE, label=N_("What was it?"), required=True),
        Field(kind=K.NUMBER, label=N_("How many of you were there? Only the number is kept.")),
        Field(kind=K.TEXT, label=N_("What did this child or this class need?")),
        Field(kind=K.TEXT, label=N_("What did we see?")),
        Field(kind=K.LINE, label=N_("What do we agree?")),
        Field(kind=K.DAY, label=N_("On which day?"), later=True),
        Field(kind=K.DAY, label=N_("When do we look back on the agreement?"), later=True),
        Field(kind=K.CHOICE, label=N_("Does it belong to a proeftuin?"), later=True),
        Field(kind=K.LINE, label=N_("What works?"), later=True),
        Field(kind=K.LINE, label=N_("What was the method called?"), later=True),
    ),
    _form(
        "study_day",
        N_("A study day"),
        Field(kind=K.DAY, label=N_("When is it?"), required=True),
        Field(kind=K.TEXT, label=N_("What did these children or this class need?"), required=True),
        AIM,
    ),
    _form(
        "programme_item",
        N_("A part of a programme"),
        Field(kind=K.LINE, label=N_("What happens?"), required=True),
        Field(kind=K.NUMBER, label=N_("How many minutes?"), required=True),
        Field(kind=K.LIST, label=N_("How do you work?"), may_go=MayGo.ACTIVITY_FORMAT),
        Field(kind=K.CHOICE, label=N_("What is it for?"), may_go=MayGo.CHARACTER),
    ),
    _form(
        "outcome",
        N_("An outcome of a study day"),
        Field(kind=K.TEXT, label=N_("What do you take along from this day, or let go?"), required=True),
    ),
    _form(
        "outcome_place",
        N_("The place of an outcome"),
        Field(kind=K.CHOICE, label=N_("Where does this go on?"), required=True),
    ),
    _form(
        "attendance",
        N_("How many were at a study day"),
        Field(
            kind=K.NUMBER,
            label=N_("How many people were there? Only a number."),
            may_go=MayGo.ATTENDANCE,
        ),
    ),
    _form(
        "day_look_back",
        N_("Looking back on a study day"),
        Field(kind=K.TEXT, label=N_("What do you still see of it in class?"), required=True),
    ),
    _form(
        "pulse",
        N_("Opening a pulse"),
        *(Field(kind=K.CHECK, label=sentence) for sentence in PULSE_QUESTIONS.values()),
        Field(kind=K.CHECK, label=N_("Only with a code from paper, one for each person")),
    ),
    _form(
        "board",
        N_("Opening a board"),
        Field(kind=K.LINE, label=N_("Your question"), required=True),
    ),
)

FORMS = (*AT_PROEFTUINEN, *TOGETHER, *OWN)
BY_KEY = {form.key: form for form in FORMS}
COUNTED = tuple(form for form in FORMS if form.whose is Whose.TEAM)


def form_of(field: MayGo) -> tuple[Form, Field]:
    """The first form on which this field stands, and what stands over it."""
    return next((form, each) for form in FORMS for each in form.fields if each.may_go is field)
