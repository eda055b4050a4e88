"""The sizes and colours of figures: one reading distance in one mode. They are those of the style sheet."""

from dataclasses import dataclass
from enum import StrEnum

FONT = "Atkinson Hyperlegible Next, Verdana, sans-serif"


class Size(StrEnum):
    """From how far it is read. Only the phone is laid out anew."""

    PHONE = "phone"
    LAPTOP = "laptop"
    BEAMER = "beamer"
    PAPER = "paper"


class Mode(StrEnum):
    """Light or dark; what is printed is light on white."""

    LIGHT = "light"
    DARK = "dark"
    PAPER = "paper"


LIGHT = {
    "paper": "#FBF8F1",
    "ink": "#1F2B26",
    "muted": "#55645D",
    "hair": "#C3CAC2",
    "wash": "#EFEBDF",
    "leaf": "#1E6B4F",
    "sky": "#2B5F96",
    "clay": "#A8481F",
    "plum": "#7A3F73",
    "sun": "#8A6100",
}
COLOURS = {
    Mode.LIGHT: LIGHT,
    Mode.PAPER: LIGHT | {"paper": "#FFFFFF", "wash": "#EFEFEC"},
    Mode.DARK: {
        "paper": "#17211D",
        "ink": "#EEF2EF",
        "muted": "#B3C0B9",
        "hair": "#4B5A53",
        "wash": "#25322C",
        "leaf": "#6CC5A0",
        "sky": "#8DB9EA",
        "clay": "#F0956B",
        "plum": "#D59ACF",
        "sun": "#E8BE5A",
    },
}
STRANDS = {
    "pupil_co_organisers": ("leaf", "circle", "solid"),
    "smart_circuits": ("sky", "square", "dash"),
    "parent_partnership": ("clay", "diamond", "dot"),
    "team_development": ("plum", "triangle-up", "dashdot"),
    "diverse_staff": ("sun", "cross", "longdash"),
}
"""The colour, the marker and the dash of each: no two are alike in any of the three."""
NO_STRAND = ("leaf", "circle", "solid")
# width it is laid out for, text, line, marker, room for row names, height of a row, characters of a name
MEASURES = {
    Size.PHONE: (350, 14, 2.0, 9, 18, 50, 34),
    Size.LAPTOP: (640, 16, 2.5, 11, 200, 44, 24),
    Size.BEAMER: (1488, 28, 5.0, 20, 350, 76, 24),
    Size.PAPER: (640, 14, 2.0, 9, 200, 38, 26),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Pixels and colours for one figure."""

    size: Size
    mode: Mode
    width: int
    text: int
    line: float
    dot: int
    left: int
    row: int
    wrap: int

    def __getitem__(self, token: str) -> str:
        return COLOURS[self.mode][token]

    @property
    def phone(self) -> bool:
        return self.size is Size.PHONE

    def strand(self, name: str | None) -> tuple[str, str]:
        """The colour and the marker of a strand."""
        token, symbol, _ = STRANDS.get(name or "", NO_STRAND)
        return self[token], symbol

    def dash(self, name: str | None) -> str:
        """The dash of a strand, where several share a panel; alone, a dash means "carried on"."""
        return STRANDS.get(name or "", NO_STRAND)[2]


def look(size: Size, mode: Mode) -> Look:
    """How a figure looks at this distance in this mode."""
    width, text, line, dot, left, row, wrap = MEASURES[size]
    return Look(
        size=size, mode=mode, width=width, text=text, line=line, dot=dot, left=left, row=row, wrap=wrap
    )
