"""What a viewer can do with AI questions: want them or not, read what would leave, and send it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from teamtuin.access.policy import Kind
from teamtuin.access.viewer import Viewer
from teamtuin.asking import ai, queries
from teamtuin.asking.masking.engine import find, mask, masked
from teamtuin.asking.masking.model import KnownName, Masked, Span, SpanKind
from teamtuin.asking.prompts import Prompt
from teamtuin.asking.school.service import SchoolAiService
from teamtuin.asking.sent.model import Leaving
from teamtuin.asking.sent.service import SentService
from teamtuin.clock import Clock, utc_now
from teamtuin.errors import N_, NotAllowed, Refused
from teamtuin.people import queries as people
from teamtuin.school import queries as school_queries
from teamtuin.settings import Language
from teamtuin.store import Store, Transaction
from teamtuin.store.transaction import retry_conflicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Exactly what would leave: the text, the instruction that goes with it, and to whom."""

    hidden: Masked
    prompt: Prompt
    endpoint: ai.Endpoint

    @property
    def body(self) -> bytes:
        """Everything that would go over the line, to the byte."""
        return ai.body(self.endpoint, self.prompt, self.hidden.text)

    @property
    def seal(self) -> str:
        """What a press stands for: these bytes to this address. One letter more is another press."""
        return sha256(self.endpoint.url.encode() + b"\n" + self.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class OnItsWay:
    """What one press sent: the request that is waited for, and where it is written down."""

    asking: ai.Asking
    sent_id: UUID


class AskingService:
    """AI questions of one school; without an endpoint there are none, and nothing else is less."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self.sent = SentService(store, clock)
        self.school = SchoolAiService(store, clock)

    @property
    def endpoint(self) -> ai.Endpoint | None:
        """Where a text would go now; whether it may is another question."""
        return self.school.endpoint

    def offered(self, viewer: Viewer) -> bool:
        """Whether the school switched AI questions on, so that a person may want them."""
        if self.endpoint is None:  # where no AI is, nobody waits for the store
            return False
        with self._store.transaction(viewer) as tx:
            return self._school_is_on(tx)

    def wanted(self, viewer: Viewer) -> bool:
        """Whether the school and this person both switched them on (product rule R11)."""
        if self.endpoint is None:
            return False
        with self._store.transaction(viewer) as tx:
            return self._school_is_on(tx) and queries.is_on(tx, viewer.id)

    @retry_conflicts
    def offer(self, viewer: Viewer, *, on: bool) -> None:
        """For an administrator: let the people of the school want AI questions.

        Raises NotAllowed, and Refused until the conditions of this service are signed (product rule R13).
        """
        with self._store.transaction(viewer) as tx:
            school = school_queries.find(tx)
            if school is None:
                raise NotAllowed
            queries.switch(tx, Kind.SCHOOL, school.id, on=on)
            if on and not self.school.is_signed(tx):
                raise Refused(N_("The conditions are not signed yet. Nothing has changed. Sign them first."))

    @retry_conflicts
    def want(self, viewer: Viewer, *, on: bool) -> None:
        """Switch them on or off for oneself."""
        with self._store.transaction(viewer) as tx:
            queries.switch(tx, Kind.PERSON, viewer.id, on=on)

    def known_names(self, viewer: Viewer) -> list[KnownName]:
        """The names that the school knows itself: of everybody who is or was here, its own, its town's."""
        with self._store.transaction(viewer) as tx:
            return _names(tx)

    def found_in(self, viewer: Viewer, text: str, language: Language) -> list[Span]:
        """What in a text of one's own points to somebody, in order."""
        return find(text, language, self.known_names(viewer))

    def preview(
        self, viewer: Viewer, text: str, instruction: Prompt, hidden: Collection[Span] | None = None
    ) -> Preview:
        """What would leave of one's own text: with everything hidden that was found, or just what is named.

        Raises Refused while AI is off.
        """
        endpoint = self._endpoint_for(viewer)
        ai.prepare()
        if hidden is None:
            what = mask(text, instruction.language, self.known_names(viewer))
        else:
            spans = sorted(hidden, key=lambda span: span.start)
            what = masked(text, spans, instruction.language)
        return Preview(hidden=what, prompt=instruction, endpoint=endpoint)

    def send(
        self,
        viewer: Viewer,
        preview: Preview,
        approved: str,
        *,
        about: UUID | None = None,
        before: Sequence[str] = (),
    ) -> OnItsWay:
        """Send exactly this preview, once, and wait for nothing. What cannot be written down does not leave.

        `about` is the kept text that it is of, `before` what was shown about it already. Raises Refused
        unless it is what was approved, and Busy; nothing was sent then.
        """
        if approved != preview.seal or self._endpoint_for(viewer) != preview.endpoint:
            raise Refused(N_("This is not the text that you read. Nothing was sent. Read it once more."))
        names = self.known_names(viewer)
        sent_id = self.sent.note(viewer, _leaving(preview), about)
        asking = ai.begin(
            preview.endpoint, preview.prompt, preview.hidden.text, self._now(), before=before, names=names
        )
        return OnItsWay(asking=asking, sent_id=sent_id)

    def answer(self, viewer: Viewer, going: OnItsWay) -> ai.AiQuestions:
        """Wait for what comes back, and write it down. Raises NoAiQuestion with the sentence to show."""
        try:
            found = going.asking.result()
        except ai.NoAiQuestion:
            self.sent.nothing_came_back(viewer, going.sent_id)
            raise
        return self.sent.came_back(viewer, going.sent_id, found)

    def _school_is_on(self, tx: Transaction) -> bool:
        """It was offered, for a service whose conditions are signed."""
        school = school_queries.find(tx)
        return school is not None and queries.is_on(tx, school.id) and self.school.is_signed(tx)

    def _endpoint_for(self, viewer: Viewer) -> ai.Endpoint:
        if self.endpoint is None or not self.wanted(viewer):
            raise Refused(N_("AI questions are off. Nothing was sent. The question bank asks you something."))
        return self.endpoint


def _leaving(preview: Preview) -> Leaving:
    return Leaving(
        text=preview.hidden.text,
        instruction=preview.prompt.text,
        endpoint=preview.endpoint.host,
        model=preview.endpoint.model,
        prompt=preview.prompt.id,
        prompt_version=str(preview.prompt.version),
        prompt_hash=preview.prompt.hash,
    )


def _names(tx: Transaction) -> list[KnownName]:
    """Everybody who is or was here, the school and its town."""
    names = [KnownName(name=name, kind=SpanKind.PERSON) for name in people.every_name(tx)]
    school = school_queries.find(tx)
    if school:
        names += _school_names(school.name)
        names.append(KnownName(name=school.town, kind=SpanKind.PLACE))
    return names


def _school_names(name: str) -> list[KnownName]:
    """The whole name, and what people call it: "De Kiezelbeek" of "Montessorischool De Kiezelbeek"."""
    words = name.split()
    endings = (" ".join(words[start:]) for start in range(len(words)))
    return [KnownName(name=ending, kind=SpanKind.SCHOOL) for ending in endings if len(ending) > 3]
