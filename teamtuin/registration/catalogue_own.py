"""The forms of which nobody counts how often they are used: one's own, of a few, or kept without a day."""

from teamtuin.errors import N_
from teamtuin.registration.model import Field, FieldKind, Form, MayGo

K = FieldKind


def _form(key: str, name: str, *fields: Field) -> Form:
    return Form(key=key, name=name, fields=fields)


ABOUT_A_PLAN = (
    # Only who leads the school fills this in, so how often would be a number about one person.
    _form(
        "room_answer",
        N_("The answer to room that was asked"),
        Field(kind=K.CHOICE, label=N_("Your answer"), required=True),
        Field(kind=K.LINE, label=N_("How, or by when?")),
    ),
    _form(
        "words",
        N_("Other words for a plan"),
        Field(kind=K.LINE, label=N_("What is it called?"), required=True),
        Field(kind=K.TEXT, label=N_("What does this child or this class need?")),
        Field(kind=K.TEXT, label=N_("What do you expect? If …, then …, because …")),
        Field(kind=K.TEXT, label=N_("What do you do differently?"), may_go=MayGo.DIFFERENTLY),
        Field(kind=K.TEXT, label=N_("What do you let go for it?")),
        Field(kind=K.TEXT, label=N_("When do you stop earlier?")),
    ),
    _form(
        "facts",
        N_("Strand and period of a plan"),
        Field(kind=K.CHOICE, label=N_("Strand")),
        Field(
            kind=K.LINE,
            label=N_("Who joins? Groups or roles, no names, with commas between them"),
            may_go=MayGo.WHO_JOINS,
        ),
        Field(kind=K.DAY, label=N_("First day")),
        Field(kind=K.DAY, label=N_("Last day"), may_go=MayGo.ENDS_ON),
        Field(kind=K.DAY, label=N_("Advice asked of the council on")),
    ),
    _form(
        "step",
        N_("Another step of a proeftuin"),
        Field(kind=K.CHOICE, label=N_("Step"), required=True),
        Field(kind=K.DAY, label=N_("When do you look back?")),
    ),
    _form(
        "indicator",
        N_("What a proeftuin looks at"),
        Field(kind=K.CHOICE, label=N_("What is it about?")),
        Field(
            kind=K.CHOICE,
            label=N_("An example, if you like: one tap fills it in, and all of it can be changed"),
        ),
        Field(kind=K.LINE, label=N_("What do we look at?"), required=True),
        Field(kind=K.LINE, label=N_("In what do you count?")),
        Field(kind=K.LINE, label=N_("Where does the number come from?"), may_go=MayGo.SOURCE),
        Field(kind=K.CHOICE, label=N_("Which way should it go?"), required=True),
        Field(kind=K.CHOICE, label=N_("What do you count?"), required=True),
        Field(
            kind=K.CHECK,
            label=N_("Do you measure this in one or two groups? Then it stays yours until you show it."),
        ),
        Field(kind=K.NUMBER, label=N_("How was it before? It may stay open."), later=True),
        Field(kind=K.NUMBER, label=N_("Of how many, if it is a part of something"), later=True),
        Field(
            kind=K.NUMBER,
            label=N_("At which number do you talk about stopping? It may stay open."),
            later=True,
        ),
    ),
    _form(
        "column",
        N_("A column of measurements"),
        Field(kind=K.DAY, label=N_("Only numbers: in which week does it begin?")),
        Field(kind=K.TEXT, label=N_("Days and numbers"), required=True),
    ),
    _form(
        "reworded",
        N_("A slip in an expectation"),
        Field(kind=K.TEXT, label=N_("What do you expect of this round?"), required=True),
    ),
    _form(
        "parents_card",
        N_("The card for parents"),
        Field(kind=K.TEXT, label=N_("What do you try?"), required=True),
        Field(kind=K.TEXT, label=N_("Why do you try it?")),
        Field(kind=K.TEXT, label=N_("What will parents and children notice of it?")),
        Field(kind=K.TEXT, label=N_("How can parents join in or ask something?")),
    ),
    _form(
        "day_words",
        N_("Other words for a study day"),
        Field(kind=K.LINE, label=N_("What is this day called?")),
        Field(kind=K.TEXT, label=N_("What did these children or this class need?"), required=True),
        Field(kind=K.TEXT, label=N_("What do you have in hand at the end of the day?"), may_go=MayGo.AIM),
    ),
    _form(
        "day_plan",
        N_("When a study day is, and who leads it"),
        Field(kind=K.DAY, label=N_("When is it?"), required=True),
        Field(kind=K.TIME, label=N_("The day begins at"), required=True),
        Field(kind=K.TIME, label=N_("The day ends at")),
        Field(kind=K.CHOICE, label=N_("Who leads this day?"), required=True),
    ),
)

OF_A_FEW = (
    _form(
        "agreement",
        N_("An agreement in a session"),
        Field(kind=K.DAY, label=N_("When do you look back?")),
        Field(kind=K.LINE, label=N_("What do we agree?"), required=True),
    ),
    _form(
        "written_on",
        N_("Writing on in a session"),
        Field(kind=K.TEXT, label=N_("What else did we see?"), required=True),
    ),
    _form(
        "coaching_question",
        N_("A question for the video coach"),
        Field(kind=K.CHOICE, label=N_("Whom do you ask along?"), required=True),
        Field(kind=K.TEXT, label=N_("Your question"), required=True),
    ),
    _form(
        "recording",
        N_("A recording, in words"),
        Field(kind=K.DAY, label=N_("On which day?"), required=True),
        Field(kind=K.LINE, label=N_("What was the class doing?"), required=True),
    ),
    _form(
        "clip",
        N_("A clip"),
        Field(kind=K.LINE, label=N_("At which time?")),
        Field(kind=K.TEXT, label=N_("What was to be seen?")),
        Field(kind=K.TEXT, label=N_("What did that do with the children?")),
    ),
    _form(
        "own_moment",
        N_("Looking at a recording oneself"),
        Field(kind=K.TEXT, label=N_("What did you see about yourself?")),
        Field(kind=K.TEXT, label=N_("What is your next question?")),
    ),
    _form(
        "strength",
        N_("What the coach saw"),
        Field(kind=K.TEXT, label=N_("Which strength did you see?")),
    ),
    _form(
        "coaching_plan",
        N_("The plan of a trajectory"),
        Field(kind=K.DAY, label=N_("When do you look again?")),
        Field(kind=K.DAY, label=N_("Before which day are the images wiped?"), required=True),
    ),
    _form(
        "wiped",
        N_("That images are wiped"),
        Field(kind=K.DAY, label=N_("Images wiped on"), required=True),
    ),
    _form(
        "coaching_closing",
        N_("Looking back on a trajectory"),
        Field(kind=K.TEXT, label=N_("What do you take along?")),
    ),
)

ALONE = (
    _form(
        "line",
        N_("A line of today"),
        Field(kind=K.TEXT, label=N_("What would you like to hold on to from today?"), required=True),
    ),
    _form(
        "step_of_a_way",
        N_("One question of a way in"),
        Field(kind=K.TEXT, label=N_("What you answer"), varies=True),
    ),
    _form(
        "own_step",
        N_("A small step for yourself"),
        Field(kind=K.DAY, label=N_("When do you look back?")),
        Field(kind=K.LINE, label=N_("What will you try?"), required=True),
    ),
    _form(
        "step_look_back",
        N_("Looking back on an agreement"),
        Field(kind=K.LINE, label=N_("Is there one line to say about it?")),
    ),
    _form(
        "slide",
        N_("A slide of your own"),
        Field(kind=K.TEXT, label=N_("What stands on it?"), required=True),
    ),
    _form(
        "notes",
        N_("Notes at a slide"),
        Field(kind=K.TEXT, label=N_("What stands on it?")),
        Field(kind=K.TEXT, label=N_("Your notes")),
    ),
    _form(
        "deck_name",
        N_("The name of a presentation"),
        Field(kind=K.LINE, label=N_("The name"), required=True),
    ),
)

OWN = (*ABOUT_A_PLAN, *OF_A_FEW, *ALONE)
