"""Why something about a study day is refused: what happened, what is safe, what to do next."""

from teamtuin.errors import N_

NOTHING_YET = N_("There is nothing in the field yet. Nothing was lost. One sentence is enough.")
NO_TITLE = N_("This part has no name yet. Nothing was saved. Give it a few words.")
TOO_LONG = N_("The programme would go on after midnight. Nothing was changed. Make a part shorter first.")
NO_MINUTES = N_("A part lasts at least one minute and at most eight hours. Nothing was changed.")
END_FIRST = N_("The planned end lies before the start. Nothing was changed. Choose a later end.")
NO_LEADER = N_("Choose who leads this day. Nothing was changed.")
NO_NUMBER = N_("This cannot be how many people were there. Nothing was saved.")
IS_CLOSED = N_("This day is closed. Nothing was changed. You can still look back on it.")
NOT_RUNNING = N_("Nothing of the programme is going on now. Nothing was changed.")
NO_PLACE_YET = N_("Not every outcome has a place yet. The day stays open. Give each one a place first.")
