"""What an administrator does with the AI service of the school, and what everybody may know of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from time import monotonic

from teamtuin.access.policy import Kind
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.asking import queries as switches
from teamtuin.asking.ai import AiCannotRead, Endpoint, ask, endpoint_from_environment
from teamtuin.asking.prompts import DEEPENING, prompt
from teamtuin.asking.school import queries, secret
from teamtuin.asking.school.address import checked
from teamtuin.asking.school.model import CONDITIONS, Chosen, Condition, Signature, Trial, Where
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.errors import N_, Refused
from teamtuin.school import queries as schools
from teamtuin.settings import Language
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import AI_SIGNATURE, Tombstone
from teamtuin.store.transaction import retry_conflicts

LONGEST_LINE = 200
SENTENCES = {
    "nl": "De lamp boven de tafel brandt en de stoelen staan in een kring.",
    "en": "The lamp above the table is on and the chairs stand in a circle.",
}
"""What the test sends: nobody's words."""
NO_SERVICE = N_("There is no AI service yet. Nothing has changed. Name one first.")
OF_THE_ENVIRONMENT = N_(
    "The service is named outside this page, with TEAMTUIN_AI_URL. Nothing has changed. Who looks after the "
    "computer can change it there."
)
NOT_ALL = N_("Not all of it stands. Nothing was signed. Sign when everything here is so.")
NO_DOCUMENT = N_("Write where the processing agreement is, in one line. Nothing was signed.")
ONE_LINE = N_("This needs one line of at most 200 characters. Nothing was saved. Type it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The service of the school as everybody may know it; the key is not in it."""

    service: Chosen
    host: str
    signature: Signature | None
    trial: Trial | None


class SchoolAiService:
    """One school's. `endpoint` is where a text would go now; `refused` why the environment's address is none.

    What the environment names wins over the page.
    """

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self.refused: Refused | None = None
        named = self._from_environment()
        self.of_environment = named is not None or self.refused is not None
        self.endpoint: Endpoint | None = named
        self._begin()

    def _from_environment(self) -> Endpoint | None:
        try:
            return endpoint_from_environment()
        except Refused as refusal:
            self.refused = refusal
            return None

    @retry_conflicts
    def _begin(self) -> None:
        """At a start: another service than the one that was signed ends that signature."""
        with self._store.transaction(DOORKEEPER) as tx:
            self._look(tx)
            if self.endpoint and schools.find(tx):
                _end_signatures(tx, but=_chosen(self.endpoint))

    def _look(self, tx: Transaction) -> None:
        """Where texts may go now, by what the data and the keys say."""
        if not self.of_environment:
            one = queries.chosen(tx)
            key = secret.get(self._store.keys, one.url) if one else None
            self.endpoint = Endpoint(url=one.url, model=one.model, key=key) if one else None
        if self.endpoint:
            found = queries.trial(tx, _chosen(self.endpoint))
            self.endpoint = replace(self.endpoint, json=bool(found and found.takes_json))

    def standing(self, viewer: Viewer) -> Standing | None:
        """Which service, what was signed and what the test found, for everybody who is here."""
        if self.endpoint is None:
            return None
        one = _chosen(self.endpoint)
        with self._store.transaction(viewer) as tx:
            return Standing(
                service=one,
                host=self.endpoint.host,
                signature=queries.signature(tx, one),
                trial=queries.trial(tx, one),
            )

    def is_signed(self, tx: Transaction) -> bool:
        """Whether the conditions for the service of now are signed, for who may know it."""
        return self.endpoint is not None and queries.signature(tx, _chosen(self.endpoint)) is not None

    @retry_conflicts
    def choose(self, viewer: Viewer, *, url: str, model: str, key: str = "") -> None:
        """Name the service. Another address or model ends the signature; without `key` the earlier one stays
        while the address does. Raises NotAllowed, Refused.
        """
        self._refuse_of_environment()
        one = Chosen(url=checked(url), model=_line(model))
        with self._store.transaction(viewer) as tx:
            queries.choose(tx, one)
            _end_signatures(tx, but=one)
        if key.strip():
            secret.put(self._store.keys, one.url, _line(key))
        elif secret.get(self._store.keys, one.url) is None:
            secret.drop(self._store.keys)  # it is of another address
        self._look_again(viewer)

    @retry_conflicts
    def let_go(self, viewer: Viewer) -> None:
        """Name none any more; its key and its signature go. Raises NotAllowed, Refused."""
        self._refuse_of_environment()
        with self._store.transaction(viewer) as tx:
            queries.let_go(tx)
            _end_signatures(tx)
        secret.drop(self._store.keys)
        self._look_again(viewer)

    def _look_again(self, viewer: Viewer) -> None:
        with self._store.transaction(viewer) as tx:
            self._look(tx)

    @retry_conflicts
    def sign(self, viewer: Viewer, where: Where, stands: Collection[Condition], document: str = "") -> None:
        """Sign that all conditions are met, as who administers. Raises NotAllowed, Refused."""
        one = _chosen(self._named())
        with self._store.transaction(viewer) as tx:
            queries.require_administrator(tx)
            if set(stands) != set(CONDITIONS[where]):
                raise Refused(NOT_ALL)
            if where is Where.PROCESSOR and not document.strip():
                raise Refused(NO_DOCUMENT)
            ended = queries.end_signatures(tx)  # an earlier one makes place
            tx.bury(*(Tombstone(AI_SIGNATURE, signature_id) for signature_id in ended))
            queries.sign(
                tx,
                Signature(
                    id=new_id(),
                    of=one,
                    where=where,
                    document=_line(document) if document.strip() else "",
                    signed_by=viewer.id,
                    signed_on=day_of(self._now()),
                ),
            )

    @retry_conflicts
    def withdraw(self, viewer: Viewer) -> None:
        """Take the signature back: AI questions are off at once. Raises NotAllowed."""
        with self._store.transaction(viewer) as tx:
            _end_signatures(tx)

    def try_out(self, viewer: Viewer, language: Language) -> Trial:
        """Send a sentence of our own, see whether a question comes, and whether the service takes a form.

        Raises NotAllowed, Refused, and NoAiQuestion with what went wrong.
        """
        endpoint = self._named()
        with self._store.transaction(viewer) as tx:
            queries.require_administrator(tx)
        found = self._tried(endpoint, language)
        with self._store.transaction(viewer) as tx:
            queries.keep_trial(tx, found)
            self._look(tx)
        return found

    def _tried(self, endpoint: Endpoint, language: Language) -> Trial:
        try:
            return self._asked(replace(endpoint, json=True), language)
        except AiCannotRead:  # these are nobody's words, so they may go a second time
            return self._asked(replace(endpoint, json=False), language)

    def _asked(self, endpoint: Endpoint, language: Language) -> Trial:
        began = monotonic()
        ask(endpoint, prompt(DEEPENING, language), SENTENCES[language], self._now())
        return Trial(
            of=_chosen(endpoint),
            takes_json=endpoint.json,
            seconds=monotonic() - began,
            tried_at=self._now(),
        )

    def _named(self) -> Endpoint:
        if self.endpoint is None:
            raise Refused(NO_SERVICE)
        return self.endpoint

    def _refuse_of_environment(self) -> None:
        if self.of_environment:
            raise Refused(OF_THE_ENVIRONMENT)


def _chosen(endpoint: Endpoint) -> Chosen:
    return Chosen(url=endpoint.url, model=endpoint.model)


def _end_signatures(tx: Transaction, but: Chosen | None = None) -> None:
    """Whoever chose AI questions chose them with what was signed: with it goes the offer of the school."""
    ended = queries.end_signatures(tx, but)
    tx.bury(*(Tombstone(AI_SIGNATURE, signature_id) for signature_id in ended))
    school = schools.find(tx)
    if ended and school:
        switches.switch(tx, Kind.SCHOOL, school.id, on=False)


def _line(text: str) -> str:
    line = text.strip()
    if not line or len(line) > LONGEST_LINE or not line.isprintable():
        raise Refused(ONE_LINE)
    return line
