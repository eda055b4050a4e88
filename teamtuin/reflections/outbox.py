"""Lines that were written on a device, perhaps days ago without a network, and that arrive once.

The device chooses the id of each line. A closed draft with that id is the receipt: it is kept in the same
transaction as the reflection, so that a repeat after a lost answer finds it, and the key of a draft is
(owner, id), so that an id never tells whether somebody else's line exists. The reflection's own id follows
from the line's and the writer's key. So the receipt need not name it, and stays, empty, when the reflection
is deleted: a line that was deleted does not come in again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, utc_now
from teamtuin.drafts import queries as drafts
from teamtuin.drafts.model import MOST_CHARACTERS, QUICK, Draft
from teamtuin.errors import N_, NotVisible, Refused, TextTooLong
from teamtuin.people import queries as people
from teamtuin.reflections import queries
from teamtuin.reflections.model import Part, Reflection
from teamtuin.store import Store, Transaction
from teamtuin.store.transaction import retry_conflicts

OLDEST = timedelta(days=90)
"""No line counts as older than this: as long as its receipt is kept."""
NOT_A_LINE = N_("This line could not be taken in. It still stands on your device. Copy it to Write.")
TAG_BYTES, KEY_BYTES = 12, 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbox:
    """What a device needs to keep somebody's lines apart: a tag to put on them, and a key to seal them with.

    Both follow from the person's own key, so that they are the same on every device and at every sign-in,
    are stored nowhere, and end when that key is destroyed.
    """

    tag: str
    key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it arrives. `age` is by the device's own clock, from writing to sending."""

    id: UUID
    text: str
    age: timedelta

    def written_at(self, now: datetime) -> datetime:
        """By the server's clock, so that it does not matter how wrong the device's is."""
        return now - min(max(self.age, timedelta()), OLDEST)


class OutboxService:
    """What one's own devices may do before and after they had no network."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def of(self, viewer: Viewer) -> Outbox:
        """The viewer's tag and key. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            own = tx.keys.get(people.own_key(tx))
        return Outbox(tag=_derived(own, b"tag", TAG_BYTES).hex(), key=_derived(own, b"key", KEY_BYTES))

    def receive(self, viewer: Viewer, line: Line) -> UUID | None:
        """Keep a line that only its writer sees; the same id again is the same line, whatever it says.

        Returns the reflection, read back, or None when its writer deleted it since. Raises Refused for an
        empty text or the id of something else of the viewer's; TextTooLong, NotVisible, Busy.
        """
        if len(line.text) > MOST_CHARACTERS:
            raise TextTooLong
        if not line.text.strip():
            raise Refused(NOT_A_LINE)
        reflection_id = self._receive(viewer, line)
        try:
            with self._store.transaction(viewer) as tx:
                return queries.get(tx, reflection_id).id
        except NotVisible:
            return None

    @retry_conflicts
    def _receive(self, viewer: Viewer, line: Line) -> UUID:
        with self._store.transaction(viewer) as tx:
            key_id = people.own_key(tx)
            own = _derived(tx.keys.get(key_id), b"line " + line.id.bytes, 16)
            reflection_id = UUID(bytes=own, version=4)
            receipt = drafts.find(tx, line.id)
            if receipt is None and not _stands(tx, reflection_id):
                self._keep(tx, line, key_id, reflection_id)
            elif receipt is not None and receipt.place != QUICK:
                raise Refused(NOT_A_LINE)
            return reflection_id

    def _keep(self, tx: Transaction, line: Line, key_id: UUID, reflection_id: UUID) -> None:
        now = self._now()
        written_at = line.written_at(now)
        reflection = Reflection(
            id=reflection_id,
            writer_id=tx.viewer.id,
            key_id=key_id,
            written_at=written_at,
            changed_at=written_at,
            parts=(Part(text=line.text.strip()),),
        )
        receipt = Draft(
            id=line.id, owner_id=tx.viewer.id, key_id=key_id, place=QUICK, rev=0, text="", changed_at=now
        )
        queries.insert(tx, reflection)
        drafts.insert(tx, receipt)
        drafts.close(tx, line.id, line.id, now)


def _stands(tx: Transaction, reflection_id: UUID) -> bool:
    """Also after the receipt went the line is known, as long as it was not deleted."""
    try:
        return queries.get(tx, reflection_id).id == reflection_id
    except NotVisible:
        return False


def _derived(own: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length=length, salt=None, info=b"teamtuin quick " + purpose).derive(own)
