"""Why something about a trajectory is not taken, in the sentence that somebody reads."""

from teamtuin.errors import N_

NO_QUESTION = N_("There is no question in the field yet. Nothing was lost. One sentence is enough.")
NO_COACH = N_("Choose whom you ask along. Nothing was saved yet, your question still stands in the field.")
NOT_YET = N_(
    "A recording can be noted when the school's protocol was checked and the consent category confirmed. "
    "What you typed still stands in the field."
)
ENDED = N_("This trajectory has ended. What you typed still stands in the field.")
NO_DAY = N_("Choose the day, and say in a few words what the class was doing. Nothing was lost.")
LATER = N_("That day is still to come. Nothing was saved yet. Choose today or a day before it.")
NO_TIME_CODE = N_(
    "A time code is minutes and seconds, such as 03:12. Nothing was saved yet. "
    "What you typed still stands here."
)
NOTHING_SEEN = N_("Write what was seen. Nothing was saved yet. What you typed still stands here.")
NOT_WIPED = N_(
    "It can be closed when the images are wiped. Nothing has changed yet. "
    "Choose the day on which that was done."
)
NOBODY_CHOSEN = N_("Choose who may read along. Nothing was shared yet.")
