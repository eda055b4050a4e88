"""A school that uses an AI service: named, signed for and offered, as an administrator does it."""

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.school.model import CONDITIONS, Where


def name_and_sign(app: Teamtuin, administrator: Viewer, url: str, model: str = "klein-model") -> None:
    """Name the service at this address and sign its conditions; it is not offered yet."""
    app.asking.school.choose(administrator, url=url, model=model)
    app.asking.school.sign(administrator, Where.OWN, CONDITIONS[Where.OWN])


def offer(app: Teamtuin, administrator: Viewer, url: str) -> None:
    """And let the people of the school choose AI questions."""
    name_and_sign(app, administrator, url)
    app.asking.offer(administrator, on=True)
