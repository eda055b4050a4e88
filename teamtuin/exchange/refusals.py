"""Why a file is not taken in: which file, which line, and what to do, in one plain sentence each."""

from teamtuin.errors import N_, Refused


class ImportRefused(Refused):
    """Nothing of any file was taken in. `values` holds the file, the line and what the place is called.

    They never hold what somebody wrote: at most the name of a field, an id or a day.
    """

    code = "import-refused"

    @property
    def line(self) -> int:
        return int(self.values["line"])


NOT_A_FILE = N_("{file}: this file cannot be opened. Nothing was imported. Check the name and try again.")
NOT_YAML = N_("{file}: Teamtuin reads files that end in .yaml or .csv. Nothing was imported.")
TOO_LARGE = N_("{file}: this file is larger than 2 MB. Nothing was imported. Divide it into smaller files.")
NOTHING_IN_IT = N_("{file}, line {line}: there is nothing to read here. Nothing was imported.")
NOT_UTF8 = N_(
    "{file}, line {line}: these are not UTF-8 characters. Nothing was imported. "
    "Save the file as UTF-8 and try again."
)
CONTROL_CHARACTER = N_(
    "{file}, line {line}: there is a character here that cannot be read or seen. Nothing was imported. "
    "Type the line again."
)
BROKEN = N_(
    "{file}, line {line}: this is not written as YAML. Nothing was imported. "
    "Look at the spaces, colons and quotes on this line and the one above it."
)
BROKEN_CSV = N_(
    "{file}, line {line}: the quotes on this line do not match. Nothing was imported. "
    "Save the file as CSV once more, from the program that made it."
)
CSV_CELLS = N_(
    "{file}, line {line}: there are {cells} cells here and {columns} columns. Nothing was imported. "
    "Put a text that holds the divider between quotes."
)
UNKNOWN_COLUMNS = N_(
    "{file}, line {line}: Teamtuin does not know these columns. Nothing was imported. "
    "The first line needs these names: {headers}."
)
REFERENCE = N_(
    "{file}, line {line}: references with & and * are not taken in. Nothing was imported. "
    "Write the text out in full, or put it between quotes."
)
TAG = N_(
    "{file}, line {line}: marks that begin with ! are not taken in. Nothing was imported. "
    "Remove the mark, or put the text between quotes."
)
TOO_DEEP = N_("{file}, line {line}: too many things lie inside each other here. Nothing was imported.")
SECOND_DOCUMENT = N_(
    "{file}, line {line}: a second document begins here. Nothing was imported. Make it a file."
)
NOT_A_NAME = N_("{file}, line {line}: a field needs a name of one word here. Nothing was imported.")
TWICE = N_("{file}, line {line}: “{field}” stands here twice. Nothing was imported. Keep one of the two.")
UNKNOWN_FIELD = N_("{file}, line {line}: Teamtuin does not know “{field}” here. Nothing was imported.")
MISSING = N_("{file}, line {line}: “{field}” is missing here. Nothing was imported. Add it and try again.")
NO_SUCH_DAY = N_("{file}, line {line}: the day {day} does not exist. Nothing was imported. Correct it first.")
NOT_A_DAY = N_("{file}, line {line}: “{field}” needs a day such as 2026-11-24. Nothing was imported.")
NOT_A_DECIMAL = N_("{file}, line {line}: “{field}” needs a number such as 12 or 2,5. Nothing was imported.")
NOT_A_MOMENT = N_(
    "{file}, line {line}: “{field}” needs a day, a week or a month, such as 2026-11-24, 2026-W48 or 2026-11. "
    "Nothing was imported."
)
NOT_A_POINT = N_(
    "{file}, line {line}: a measurement needs when and how much, and of how much at most. "
    "Nothing was imported."
)
MORE_THAN_ALL = N_(
    "{file}, line {line}: this number is larger than what it is part of. Nothing was imported. "
    "Look at both numbers."
)
NOT_A_TIME = N_("{file}, line {line}: “{field}” needs a time such as 09:30. Nothing was imported.")
GAP = N_(
    "{file}, line {line}: this part does not begin where the one before it ends. Nothing was imported. "
    "Let the times meet; a break is a part too."
)
NO_LENGTH = N_("{file}, line {line}: this part ends before it begins. Nothing was imported.")
NO_PLACE = N_(
    "{file}, line {line}: this day is closed, and an outcome has no place. Nothing was imported. "
    "Give it a place, or leave the status out."
)
PART_CLOSED = N_(
    "{file}, line {line}: “{field}” belongs to a part that is still closed in this school. "
    "Nothing was imported. It comes in once the participation council has opened that part."
)
NOT_A_WEEK = N_("{file}, line {line}: “{field}” needs a week such as 2026-W36. Nothing was imported.")
WEEK_TO_COME = N_("{file}, line {line}: this week is still to come. Nothing was imported.")
THREE_QUESTIONS = N_(
    "{file}, line {line}: a round asks at most three questions. Nothing was imported. Divide them over two."
)
NOT_TOGETHER = N_(
    "{file}, line {line}: the five numbers of “{field}” are not {n} together. Nothing was imported. "
    "Count them once more."
)
NAMES_A_COLLEAGUE = N_(
    "{file}, line {line}: this names somebody in the team. Nothing was imported. "
    "Write the task without names."
)
TOO_MANY_TASKS = N_(
    "{file}, line {line}: this proeftuin has more than {most} tasks. Nothing was imported. Leave some out."
)
NOT_A_NUMBER = N_("{file}, line {line}: “{field}” needs a whole number. Nothing was imported.")
NOT_YES_OR_NO = N_("{file}, line {line}: “{field}” needs true or false. Nothing was imported.")
NOT_A_TEXT = N_("{file}, line {line}: “{field}” needs a text. Nothing was imported.")
NOT_ONE_LINE = N_("{file}, line {line}: “{field}” needs one line of plain text. Nothing was imported.")
NOT_A_LIST = N_("{file}, line {line}: “{field}” needs a list, each item with a dash. Nothing was imported.")
NOT_FIELDS = N_("{file}, line {line}: “{field}” needs fields with a name and a colon. Nothing was imported.")
TEXT_TOO_LONG = N_("{file}, line {line}: “{field}” is longer than {most} characters. Nothing was imported.")
NOT_ONE_OF = N_("{file}, line {line}: “{field}” can only be one of these: {choices}. Nothing was imported.")
WRONG = N_("{file}, line {line}: “{field}” cannot be read. Nothing was imported. Correct it first.")
NO_WORDS = N_("{file}, line {line}: this reflection holds no words. Nothing was imported.")
UNKNOWN_QUESTION = N_(
    "{file}, line {line}: there is no question “{field}” in the bank. Nothing was imported."
)
UNKNOWN_PERSON = N_("{file}, line {line}: there is nobody with the id “{field}”. Nothing was imported.")
UNKNOWN_THING = N_(
    "{file}, line {line}: there is nothing with the id “{field}”. Nothing was imported. "
    "Import the file that holds it too."
)
SAME_ID = N_("{file}, line {line}: “{field}” stands here as two different things. Nothing was imported.")
NO_SCHOOL = N_(
    "{file}: there is no school here yet. Nothing was imported. "
    "Start Teamtuin and begin your own school, or import the demo school with it."
)
OWN_SCHOOL_FIRST = N_(
    "{file}, line {line}: an own school begins with its set-up link, not with a file. Nothing was imported. "
    "Start Teamtuin, follow the link, then import its people."
)
DEMO_INTO_OWN_SCHOOL = N_(
    "{file}, line {line}: the demo school does not belong in your own school. Nothing was imported. "
    "Choose another folder with --data."
)
SOMEBODY_ELSES = N_(
    "{file}, line {line}: this is a private text of somebody. Nothing was imported. "
    "Outside the demo school, everybody takes in only their own texts."
)
WHOSE_SESSIONS = N_(
    "{file}, line {line}: this file does not say whose sessions these are. Nothing was imported. "
    "Make a code in My garden and add --person and --code."
)
SESSIONS_CLOSED = N_(
    "{file}, line {line}: learning together is still closed in this school. Nothing was imported. "
    "It comes in once the participation council has opened that part."
)
NOT_IN_TEAM = N_("{file}, line {line}: only people of the team write sessions down. Nothing was imported.")
NO_WORDS_IN_SESSION = N_("{file}, line {line}: this session holds no words. Nothing was imported.")
DAY_TO_COME = N_("{file}, line {line}: this day has not come yet. Nothing was imported. Correct it first.")
NOT_A_TIME_CODE = N_(
    "{file}, line {line}: “{field}” needs minutes and seconds such as 03:12. Nothing was imported."
)
NOT_A_COACH = N_(
    "{file}, line {line}: “{field}” names somebody who is no video coach here. Nothing was imported."
)
RECORDED_TOO_EARLY = N_(
    "{file}, line {line}: a recording needs the day on which the protocol was checked, and the consent "
    "category. Nothing was imported. Add both first."
)
IN_THE_WAY = N_(
    "{file}: there is already another file with this name in that folder. Nothing was written. "
    "Choose an empty folder."
)
TOGETHER_TOO_LARGE = N_(
    "These files are larger than 2 MB together. Nothing was imported. Take in one at a time."
)
