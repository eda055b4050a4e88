"""The shape of a card for parents in a file."""

from teamtuin.exchange.shapes import Line, Shape, Text


class ParentsCardShape(Shape):
    """The words that the team gives parents of one proeftuin."""

    experiment: Line
    trying: Text
    why: Text | None = None
    notice: Text | None = None
    joining: Text | None = None
