"""What a viewer can do with what is being typed."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from uuid import UUID, uuid5

from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, new_id, utc_now
from teamtuin.drafts import queries
from teamtuin.drafts.model import LOOSE, MOST_CHARACTERS, Draft
from teamtuin.errors import DraftClosed, DraftMoved, NotVisible, TextTooLong
from teamtuin.people import queries as people
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import DRAFT, Tombstone
from teamtuin.store.transaction import Conflict, retry_conflicts

MOST_LOOKED_AT = 10_000
"""How many empty drafts a process remembers the place of; an older one is found in My garden."""


class DraftService:
    """The drafts of one school; each is its owner's alone."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._opening = threading.Lock()
        self._looked_at: dict[tuple[UUID, UUID], str] = {}

    def open(self, viewer: Viewer, place: str) -> Draft:
        """The open draft in this place, made if there is none: every screen gets the same one."""
        return self._opened(viewer, place, "")

    @retry_conflicts
    def offered(self, viewer: Viewer, place: str) -> Draft:
        """The open draft in this place, else an empty one of which nothing is kept until its first word.

        For a question that may be ignored: a question that was only looked at leaves no trace. Every screen
        gets the same draft, for its id follows from the place.
        """
        with self._store.transaction(viewer) as tx:
            ids = self._ids_of(viewer, place)
            found = queries.here(tx, place, draft_id := next(ids))
            if (opened := next((draft for draft in found if draft.is_open_in(place)), None)) is not None:
                return opened
            typed = next((draft for draft in found if draft.id == draft_id), None)
            while typed is not None and typed.item_id is not None:
                typed = queries.find(tx, draft_id := next(ids))
            if typed is not None:  # while nobody remembered its place
                queries.move(tx, draft_id, place)
                return replace(typed, place=place)
            key_id = people.own_key(tx)
        self._remember(viewer, draft_id, place)
        return Draft(
            id=draft_id,
            owner_id=viewer.id,
            key_id=key_id,
            place=place,
            rev=0,
            text="",
            changed_at=self._now(),
        )

    def read(self, viewer: Viewer, draft_id: UUID) -> Draft:
        """One draft. Raises NotVisible; DraftClosed when it became an item."""
        with self._store.transaction(viewer) as tx:
            return _still_open(queries.get(tx, draft_id))

    @retry_conflicts
    def put(self, viewer: Viewer, draft_id: UUID, base: int, text: str, *, last_words: bool = False) -> Draft:
        """Put this text in the place of revision `base`, and return what stands there then.

        The last words of a page that closes may also go in the place of a later revision to which they only
        add: while an earlier save is under way, such a page cannot know which of the two comes first.
        The same text again is no change. Raises DraftMoved (with the revision that stands),
        DraftClosed (with the item), TextTooLong; NotVisible for an unknown id with a base above 0.
        """
        if len(text) > MOST_CHARACTERS:
            raise TextTooLong
        with self._store.transaction(viewer) as tx:
            draft = queries.find(tx, draft_id)
            if draft is not None:
                only_adds = last_words and text.startswith(_still_open(draft).text)
                return self._next(tx, _still_open(draft), draft.rev if only_adds else base, text)
            begun = self._first(tx, draft_id, base, text)
        if (place := self._looked_at.get((viewer.id, draft_id), begun.place)) != begun.place:
            self.move(viewer, draft_id, place)  # its question changed while its first words came in
        # If she threw it away before, she began it anew: a restore must not take it away again.
        self._store.keys.dig_up([Tombstone(DRAFT, draft_id, viewer.id)])
        return begun

    def unkept(self, viewer: Viewer, *, to_take_along: bool = False) -> list[Draft]:
        """Texts that were typed and not saved yet, the latest first."""
        with self._store.transaction(viewer) as tx:
            opened = queries.open_drafts(tx, to_take_along=to_take_along)
        return [draft for draft in opened if draft.has_text and not draft.is_untouched_copy]

    def begun(self, viewer: Viewer, places: str) -> list[Draft]:
        """The open drafts in all places that begin with these letters, the latest first."""
        with self._store.transaction(viewer) as tx:
            return [draft for draft in queries.open_drafts(tx) if draft.place.startswith(places)]

    @retry_conflicts
    def move(self, viewer: Viewer, draft_id: UUID, place: str) -> None:
        """Let a draft stand in another place, such as under another question. Raises NotVisible.

        One that was only offered goes there too: its first words may just be on their way.
        """
        if offered := (viewer.id, draft_id) in self._looked_at:
            self._remember(viewer, draft_id, place)  # first this: the words then come to one of the two
        with self._store.transaction(viewer) as tx:
            if not offered or queries.find(tx, draft_id) is not None:
                queries.move(tx, draft_id, place)

    def begin_with(self, viewer: Viewer, place: str, text: str) -> Draft:
        """The open draft in this place, in which `text`, which stands already, can be changed.

        A copy that was left as it was follows what stands now: else saving it would bring back old words.
        """
        return self._opened(viewer, place, text, copies=True)

    @retry_conflicts
    def _opened(self, viewer: Viewer, place: str, text: str, *, copies: bool = False) -> Draft:
        """One at a time: two screens that open a place at once would else make a draft each."""
        with self._opening, self._store.transaction(viewer) as tx:
            draft = queries.open_in(tx, place)
            if draft is not None and not (copies and draft.is_untouched_copy and draft.text != text):
                return draft
            if draft is not None:
                queries.delete(tx, draft.id)  # its words stand where they were copied from, or stood there
            return self._make(tx, new_id(), place, text, began=text if copies else None)

    @retry_conflicts
    def discard(self, viewer: Viewer, draft_id: UUID) -> None:
        """Throw a draft away, also from the backups. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.delete(tx, draft_id)
            tx.bury(Tombstone(DRAFT, draft_id, viewer.id))

    def _remember(self, viewer: Viewer, draft_id: UUID, place: str) -> None:
        while len(self._looked_at) >= MOST_LOOKED_AT:
            self._looked_at.pop(next(iter(self._looked_at)))
        self._looked_at[viewer.id, draft_id] = place

    def _ids_of(self, viewer: Viewer, place: str) -> Iterator[UUID]:
        """Of the drafts offered here or that came here, then the place's own: for one that is no item yet."""
        looked_at = list(self._looked_at.items())
        yield from (draft_id for (owner, draft_id), at in looked_at if owner == viewer.id and at == place)
        yield from (uuid5(viewer.id, f"{place} {turn}") for turn in count())

    def _first(self, tx: Transaction, draft_id: UUID, base: int, text: str) -> Draft:
        if base != 0:
            raise NotVisible
        return self._make(tx, draft_id, self._looked_at.get((tx.viewer.id, draft_id), LOOSE), text)

    def _next(self, tx: Transaction, draft: Draft, base: int, text: str) -> Draft:
        if draft.text == text:
            return draft
        if draft.rev != base:
            raise DraftMoved(rev=draft.rev)
        written = replace(draft, rev=base + 1, text=text, changed_at=self._now())
        if not queries.write(tx, written, base):
            raise Conflict
        return written

    def _make(
        self, tx: Transaction, draft_id: UUID, place: str, text: str, *, began: str | None = None
    ) -> Draft:
        draft = Draft(
            id=draft_id,
            owner_id=tx.viewer.id,
            key_id=people.own_key(tx),
            place=place,
            # A copy of nothing counts as a revision too: upkeep takes the first one of a copy for untouched.
            rev=1 if text or began is not None else 0,
            text=text,
            changed_at=self._now(),
            began=began,
        )
        queries.insert(tx, draft)
        return draft


def _still_open(draft: Draft) -> Draft:
    if draft.item_id is not None:
        raise DraftClosed(item=draft.item_id)
    return draft
