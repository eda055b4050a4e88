"""A press that is done before the page is drawn, so that another press right after it takes nothing away.

Streamlit interrupts a run when the next press comes, or gives both to one run. A press that is only seen
where its button is drawn is lost then: by the interruption, or by the first one's `st.rerun`. What is done
in `on_click` comes before both, as long as it draws nothing and touches no session state: at either of these
the next press comes in.
"""

from collections.abc import Callable

from teamtuin.access.viewer import Viewer
from teamtuin.errors import TeamtuinError
from teamtuin.faults import note_fault
from teamtuin.ui.session import require_still


def at_once(viewer: Viewer, deed: Callable[[], object]) -> None:
    """For the `on_click` of a button that this viewer saw. The page that follows shows what was refused."""
    try:
        require_still(viewer)
        deed()
    except TeamtuinError:
        return
    except Exception as error:  # no text of a person may reach Streamlit's log
        note_fault(error)
