"""What a viewer can do with how Teamtuin looks to them."""

from teamtuin.access.viewer import Viewer
from teamtuin.people.look import queries
from teamtuin.people.look.model import Look
from teamtuin.store import Store
from teamtuin.store.transaction import retry_conflicts


class LookService:
    """Each person's own; there is no way to anybody else's."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mine(self, viewer: Viewer) -> Look:
        """The viewer's own."""
        with self._store.transaction(viewer) as tx:
            return queries.mine(tx)

    @retry_conflicts
    def choose(self, viewer: Viewer, look: Look) -> None:
        """Let it look like this from now on, on every device."""
        with self._store.transaction(viewer) as tx:
            queries.put(tx, look)
