"""What a viewer can do with decks: make one, fill it, put it in order, and take it away."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, new_id, utc_now
from teamtuin.drafts import form
from teamtuin.drafts import queries as drafts_queries
from teamtuin.errors import N_, NotVisible, Refused
from teamtuin.people import queries as people
from teamtuin.presenting import queries
from teamtuin.presenting.model import (
    LONGEST_NOTES,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_SLIDES,
    Deck,
    Over,
    Slide,
    Sort,
)
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import DECK, DRAFT, Tombstone
from teamtuin.store.transaction import retry_conflicts

NO_TITLE = N_("Give it a name first. Nothing was changed.")
TITLE_TOO_LONG = N_("That name is longer than 80 characters. Nothing was changed. Make it shorter.")
NO_TEXT = N_("Write a sentence for this slide first. Nothing was changed.")
TEXT_TOO_LONG = N_(
    "This is longer than 400 characters, too much to read from the back of a room. Nothing was changed. "
    "Make two slides of it, or put a part in your notes."
)
NOTES_TOO_LONG = N_("These notes are longer than 4,000 characters. Nothing was changed. Make them shorter.")
TOO_MANY = N_("A deck has at most 40 slides. Nothing was added. Take some away first.")


class PresentingService:
    """The decks of one school, each its maker's."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def may_make(self, viewer: Viewer) -> bool:
        """Whether the viewer can make decks: the team can."""
        with self._store.transaction(viewer) as tx:
            return queries.may_make(tx)

    def mine(self, viewer: Viewer) -> list[Deck]:
        """The viewer's own, the latest changed first."""
        with self._store.transaction(viewer) as tx:
            return queries.mine(tx)

    def get(self, viewer: Viewer, deck_id: UUID) -> Deck:
        """One of the viewer's own. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, deck_id)

    def for_export(self, viewer: Viewer) -> list[Deck]:
        """The viewer's own, to take along."""
        with self._store.transaction(viewer) as tx:
            return queries.for_export(tx)

    @retry_conflicts
    def make(
        self,
        viewer: Viewer,
        title: str,
        slides: Iterable[Slide] = (),
        *,
        over: Over = Over.YEAR,
        study_day_id: UUID | None = None,
    ) -> Deck:
        """A new deck with these slides. Raises NotAllowed, Refused."""
        now = self._now()
        with self._store.transaction(viewer) as tx:
            deck = Deck(
                id=new_id(),
                key_id=people.own_key(tx),
                title=_title(title),
                made_at=now,
                changed_at=now,
                over=over,
                study_day_id=study_day_id,
                slides=tuple(slides),
            )
            _refuse_too_many(deck)
            queries.insert(tx, deck)
            return deck

    @retry_conflicts
    def rename(self, viewer: Viewer, deck_id: UUID, drafts: Mapping[str, UUID]) -> Deck:
        """Call it as the draft `title` says. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            deck, filled = queries.get(tx, deck_id), form.take(tx, drafts)
            if filled.item_id:
                return deck
            filled.close(tx, deck_id, self._now())
            return self._kept(tx, replace(deck, title=_title(filled["title"])))

    @retry_conflicts
    def look_over(self, viewer: Viewer, deck_id: UUID, over: Over) -> Deck:
        """Over which time its exhibits look back. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return self._kept(tx, replace(queries.get(tx, deck_id), over=over))

    @retry_conflicts
    def add(self, viewer: Viewer, deck_id: UUID, chosen: Iterable[tuple[Sort, str]]) -> Deck:
        """Put these exhibits and proeftuinen behind the others. Raises Refused, NotVisible."""
        new = [Slide(id=new_id(), sort=sort, of=of) for sort, of in chosen]
        with self._store.transaction(viewer) as tx:
            deck = queries.get(tx, deck_id)
            return self._kept(tx, replace(deck, slides=(*deck.slides, *new)))

    @retry_conflicts
    def write(self, viewer: Viewer, deck_id: UUID, drafts: Mapping[str, UUID]) -> Deck:
        """Put a slide with the draft `text` of one's own behind the others. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            deck, filled = queries.get(tx, deck_id), form.take(tx, drafts)
            if filled.item_id:
                return deck
            slide = Slide(id=new_id(), sort=Sort.TEXT, text=_text(filled["text"]))
            filled.close(tx, deck_id, self._now())
            return self._kept(tx, replace(deck, slides=(*deck.slides, slide)))

    @retry_conflicts
    def reword(self, viewer: Viewer, deck_id: UUID, slide_id: UUID, drafts: Mapping[str, UUID]) -> Deck:
        """Keep the drafts `notes` and, of a text of one's own, `text`. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            deck, filled = queries.get(tx, deck_id), form.take(tx, drafts)
            slide = _slide(deck, slide_id)
            if filled.item_id:
                return deck
            text = _text(filled["text"]) if slide.sort is Sort.TEXT else ""
            filled.close(tx, deck_id, self._now())
            return self._kept(tx, deck.reworded(replace(slide, text=text, notes=_notes(filled["notes"]))))

    @retry_conflicts
    def move(self, viewer: Viewer, deck_id: UUID, slide_id: UUID, by: int) -> Deck:
        """Show a slide so many places later, or earlier. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            deck = queries.get(tx, deck_id)
            _slide(deck, slide_id)
            return self._kept(tx, deck.moved(slide_id, by))

    @retry_conflicts
    def take_out(self, viewer: Viewer, deck_id: UUID, slide_id: UUID) -> Deck:
        """Show a slide no more; its notes go with it. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            deck = queries.get(tx, deck_id)
            _slide(deck, slide_id)
            return self._kept(tx, deck.without(slide_id))

    @retry_conflicts
    def delete(self, viewer: Viewer, deck_id: UUID) -> None:
        """Take it away, also from the backups. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.delete(tx, deck_id)
            typed = drafts_queries.delete_of_item(tx, deck_id)
            tx.bury(Tombstone(DECK, deck_id))
            tx.bury(*(Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed))

    def _kept(self, tx: Transaction, deck: Deck) -> Deck:
        _refuse_too_many(deck)
        kept = replace(deck, changed_at=self._now())
        queries.replace(tx, kept)
        return kept


def _slide(deck: Deck, slide_id: UUID) -> Slide:
    slide = deck.slide(slide_id)
    if slide is None:
        raise NotVisible
    return slide


def _refuse_too_many(deck: Deck) -> None:
    if len(deck.slides) > MOST_SLIDES:
        raise Refused(TOO_MANY)


def _title(words: str) -> str:
    title = " ".join(words.split())
    if not title:
        raise Refused(NO_TITLE)
    if len(title) > LONGEST_TITLE:
        raise Refused(TITLE_TOO_LONG)
    return title


def _text(words: str) -> str:
    if not words:
        raise Refused(NO_TEXT)
    if len(words) > LONGEST_TEXT:
        raise Refused(TEXT_TOO_LONG)
    return words


def _notes(words: str) -> str:
    if len(words) > LONGEST_NOTES:
        raise Refused(NOTES_TOO_LONG)
    return words
