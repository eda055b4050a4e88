"""A page as its reader meets it: opened at an address, read, pressed. Used by the tests of the rooms."""

from collections.abc import Callable, Iterator

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from teamtuin.access.viewer import Viewer
from teamtuin.reflections.model import Reflection
from tests.ui.conftest import Open

NOT_THERE = "Deze pagina is er niet, of niet voor jou."
SENTENCE = "Yara durfde hardop te vragen waarom het circuit op slot zat."
Write = Callable[[Viewer, str], Reflection]
Visit = Callable[..., AppTest]


def visits(open_as: Open, room: str) -> Visit:
    """Open this room as somebody, at an address with these parts."""

    def visited(viewer: Viewer, **asked: object) -> AppTest:
        page = open_as(viewer).switch_page(f"pages/{room}.py")
        for name, value in asked.items():
            page.query_params[name] = str(value)
        page.run()
        assert not page.exception
        return page

    return visited


def drawn(page: AppTest) -> str:
    """All that reached the browser: every element in its place, with its key and its words."""
    return "\n".join(lines_of(page._tree))


def lines_of(block: Block) -> Iterator[str]:
    for place, child in block.children.items():
        yield f"{place} {child.type} {child.proto}"
        if isinstance(child, Block):
            yield from lines_of(child)


def words_of(page: AppTest) -> str:
    """The words on the page, without what belongs to the widgets and what keeps signs from being Markdown."""
    html = [part.proto.body for part in page.get("html")]
    return "\n".join([*html, *(button.label for button in page.button)]).replace("\\", "")


def press(page: AppTest, key: str) -> AppTest:
    """Press the button with this key, or else the first whose key begins with it."""
    exact = [button for button in page.button if button.key == key]
    found = exact or [button for button in page.button if str(button.key).startswith(key)]
    assert found, f"no button {key} among {[button.key for button in page.button]}"
    found[0].click().run()
    assert not page.exception
    return page


def has(page: AppTest, key: str) -> bool:
    return any(button.key == key for button in page.button)
