"""SQL about accounts, sessions, invitations, one-time codes and the set-up token.

The id of an account is its person's id; sessions and codes belong to the account.
"""

from datetime import datetime
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.accounts.model import NO_LINK_YET, SHARED_DEVICE_QUIET, Account, Invitation, Session
from teamtuin.accounts.secret import Passphrase
from teamtuin.errors import NotVisible
from teamtuin.people.queries import ADMINISTRATES, IS_CARETAKER, IS_DOORKEEPER
from teamtuin.store.transaction import Row, Transaction

ACCOUNT_COLUMNS = "person_id, sign_in_name, passphrase_hash, passphrase_salt, passphrase_cost, recovery_hash"
SESSION_COLUMNS = "person_id, own_device, made_at, seen_at, expires_at"
INVITATION_COLUMNS = "id, person_id, expires_at"
IS_IN = "person_id IN (SELECT id FROM person WHERE active)"

policy.register(
    Kind.ACCOUNT,
    {
        Relation.SELF: "SELECT id FROM person WHERE id = $viewer",
        Relation.DOORKEEPER: f"SELECT id FROM person WHERE {IS_DOORKEEPER}",
        Relation.CARETAKER: f"SELECT id FROM person WHERE {IS_CARETAKER}",
    },
)
policy.register(
    Kind.INVITATION,
    {
        Relation.ADMINISTRATOR: f"SELECT id FROM invitation WHERE {ADMINISTRATES}",
        Relation.DOORKEEPER: f"SELECT id FROM invitation WHERE {IS_DOORKEEPER}",
        Relation.CARETAKER: f"SELECT id FROM invitation WHERE {IS_CARETAKER}",
    },
)
READ = f"person_id IN ({policy.visible(Kind.ACCOUNT, Action.READ)})"
WRITE = f"person_id IN ({policy.visible(Kind.ACCOUNT, Action.WRITE)})"
AT_THE_DOOR = f"person_id IN ({policy.related(Kind.ACCOUNT, Relation.DOORKEEPER, Action.READ)})"
DELETE = f"person_id IN ({policy.visible(Kind.ACCOUNT, Action.DELETE)})"


def _account(row: Row) -> Account:
    person_id, sign_in_name, phrase, salt, cost, recovery_hash = row
    return Account(
        person_id=person_id,
        sign_in_name=sign_in_name,
        passphrase=Passphrase(hash=phrase, salt=salt, cost=cost),
        recovery_hash=recovery_hash,
    )


def _session(row: Row) -> Session:
    person_id, own_device, made_at, seen_at, expires_at = row
    return Session(
        person_id=person_id, own_device=own_device, made_at=made_at, seen_at=seen_at, expires_at=expires_at
    )


def require(tx: Transaction, person_id: UUID, action: Action) -> None:
    """Raises NotVisible unless the viewer may do this with this person's account."""
    if tx.one(f"SELECT 1 WHERE $id IN ({policy.visible(Kind.ACCOUNT, action)})", {"id": person_id}) is None:
        raise NotVisible


def find_by_name(tx: Transaction, folded_name: str) -> Account | None:
    """The account with this sign-in name, if its person may come in."""
    row = tx.one(
        f"SELECT {ACCOUNT_COLUMNS} FROM account WHERE folded_name = $name AND {READ} AND {IS_IN}",
        {"name": folded_name},
    )
    return _account(row) if row else None


def find_left_by_name(tx: Transaction, folded_name: str) -> Account | None:
    """The account with this sign-in name, if its person is no longer here."""
    row = tx.one(
        f"SELECT {ACCOUNT_COLUMNS} FROM account WHERE folded_name = $name AND {READ} AND NOT {IS_IN}",
        {"name": folded_name},
    )
    return _account(row) if row else None


def find(tx: Transaction, person_id: UUID) -> Account | None:
    """This person's account, if the viewer may read it."""
    row = tx.one(f"SELECT {ACCOUNT_COLUMNS} FROM account WHERE person_id = $id AND {READ}", {"id": person_id})
    return _account(row) if row else None


def name_is_taken(tx: Transaction, folded_name: str) -> bool:
    """Whether somebody signs in with this name."""
    row = tx.one(f"SELECT 1 FROM account WHERE folded_name = $name AND {READ}", {"name": folded_name})
    return row is not None


def insert(tx: Transaction, account: Account, folded_name: str) -> None:
    """Add an account. Raises NotVisible unless the viewer may."""
    require(tx, account.person_id, Action.WRITE)
    tx.execute(
        f"INSERT INTO account ({ACCOUNT_COLUMNS}, folded_name)"
        " VALUES ($person, $name, $phrase, $salt, $cost, $recovery, $folded)",
        _values(account) | {"name": account.sign_in_name, "folded": folded_name},
    )


def replace_secrets(tx: Transaction, account: Account) -> None:
    """Write the passphrase and the recovery code anew. Raises NotVisible."""
    done = tx.execute(
        "UPDATE account SET passphrase_hash = $phrase, passphrase_salt = $salt, passphrase_cost = $cost,"
        f" recovery_hash = $recovery WHERE person_id = $person AND {WRITE} RETURNING person_id",
        _values(account),
    )
    if not done:
        raise NotVisible


def _values(account: Account) -> dict[str, object]:
    return {
        "person": account.person_id,
        "phrase": account.passphrase.hash,
        "salt": account.passphrase.salt,
        "cost": account.passphrase.cost,
        "recovery": account.recovery_hash,
    }


def insert_session(tx: Transaction, token_hash: bytes, session: Session) -> None:
    """Add a session. Raises NotVisible unless the viewer may."""
    require(tx, session.person_id, Action.WRITE)
    tx.execute(
        f"INSERT INTO session (token_hash, {SESSION_COLUMNS})"
        " VALUES ($token, $person, $own_device, $made_at, $seen_at, $expires_at)",
        {
            "token": token_hash,
            "person": session.person_id,
            "own_device": session.own_device,
            "made_at": session.made_at,
            "seen_at": session.seen_at,
            "expires_at": session.expires_at,
        },
    )


def find_session(tx: Transaction, token_hash: bytes) -> Session | None:
    """The session of this token, if its person may come in."""
    row = tx.one(
        f"SELECT {SESSION_COLUMNS} FROM session WHERE token_hash = $token AND {AT_THE_DOOR} AND {IS_IN}",
        {"token": token_hash},
    )
    return _session(row) if row else None


def sessions(tx: Transaction) -> list[Session]:
    """The viewer's own sessions, the latest first; nobody else's, whatever the viewer is."""
    rows = tx.execute(
        f"SELECT {SESSION_COLUMNS} FROM session WHERE person_id = $viewer AND {READ} ORDER BY made_at DESC"
    )
    return [_session(row) for row in rows]


def note_session(tx: Transaction, token_hash: bytes, seen_at: datetime, expires_at: datetime) -> None:
    """Write down that its person was here."""
    tx.execute(
        "UPDATE session SET seen_at = $seen_at, expires_at = $expires_at"
        f" WHERE token_hash = $token AND {WRITE}",
        {"token": token_hash, "seen_at": seen_at, "expires_at": expires_at},
    )


def delete_session(tx: Transaction, token_hash: bytes) -> None:
    """End one session."""
    tx.execute(f"DELETE FROM session WHERE token_hash = $token AND {DELETE}", {"token": token_hash})


def delete_sessions(tx: Transaction, person_id: UUID, but: bytes = b"") -> None:
    """End every session of a person, all but one if that is given."""
    tx.execute(
        f"DELETE FROM session WHERE person_id = $id AND token_hash != $but AND {DELETE}",
        {"id": person_id, "but": but},
    )


def insert_invitation(tx: Transaction, token_hash: bytes, invitation: Invitation) -> None:
    """Add an invitation; the service has asked whether the viewer administers."""
    tx.execute(
        f"INSERT INTO invitation (token_hash, {INVITATION_COLUMNS})"
        " VALUES ($token, $id, $person, $expires_at)",
        {
            "token": token_hash,
            "id": invitation.id,
            "person": invitation.person_id,
            "expires_at": invitation.expires_at,
        },
    )


def without_link(tx: Transaction) -> set[UUID]:
    """For whom an administrator can make the first link: whose place nobody can have taken up."""
    rows = tx.execute(
        "SELECT person_id FROM invitation WHERE expires_at = $never"
        f" AND id IN ({policy.visible(Kind.INVITATION, Action.WRITE)})",
        {"never": NO_LINK_YET},
    )
    return {person_id for (person_id,) in rows}


def give_first_link(tx: Transaction, person_id: UUID, token_hash: bytes, expires_at: datetime) -> bool:
    """Let this link lead to a place that has none yet; False for every other place."""
    done = tx.execute(
        "UPDATE invitation SET token_hash = $token, expires_at = $expires_at"
        f" WHERE person_id = $id AND expires_at = $never AND {IS_IN}"
        f" AND id IN ({policy.visible(Kind.INVITATION, Action.WRITE)}) RETURNING id",
        {"token": token_hash, "expires_at": expires_at, "id": person_id, "never": NO_LINK_YET},
    )
    return bool(done)


def find_invitation(tx: Transaction, token_hash: bytes) -> Invitation | None:
    """The invitation of this link, if its person may still come in."""
    row = tx.one(
        f"SELECT {INVITATION_COLUMNS} FROM invitation WHERE token_hash = $token AND {IS_IN}"
        f" AND id IN ({policy.visible(Kind.INVITATION, Action.READ)})",
        {"token": token_hash},
    )
    if row is None:
        return None
    invitation_id, person_id, expires_at = row
    return Invitation(id=invitation_id, person_id=person_id, expires_at=expires_at)


def delete_invitations(tx: Transaction, person_id: UUID) -> None:
    """The person came in, or is gone: no link leads to this place any more."""
    tx.execute(
        "DELETE FROM invitation WHERE person_id = $id"
        f" AND id IN ({policy.visible(Kind.INVITATION, Action.DELETE)})",
        {"id": person_id},
    )


def insert_code(tx: Transaction, person_id: UUID, code_hash: bytes, expires_at: datetime) -> None:
    """Keep one code for this person, in the place of an earlier one. Raises NotVisible."""
    require(tx, person_id, Action.WRITE)
    tx.execute(f"DELETE FROM one_time_code WHERE person_id = $id AND {DELETE}", {"id": person_id})
    tx.execute(
        "INSERT INTO one_time_code (code_hash, person_id, expires_at) VALUES ($code, $id, $expires_at)",
        {"code": code_hash, "id": person_id, "expires_at": expires_at},
    )


def take_code(tx: Transaction, person_id: UUID, code_hash: bytes, now: datetime) -> bool:
    """Use up this person's code; False when it is another one, used already, or lapsed."""
    done = tx.execute(
        f"DELETE FROM one_time_code WHERE code_hash = $code AND person_id = $id AND {DELETE}"
        " RETURNING expires_at",
        {"code": code_hash, "id": person_id},
    )
    return any(expires_at > now for (expires_at,) in done)


def replace_setup_token(tx: Transaction, token_hash: bytes, now: datetime) -> None:
    """Let this token, and no earlier one, set the school up; for the doorkeeper alone."""
    delete_setup_token(tx)
    tx.execute(
        f"INSERT INTO setup_token (token_hash, made_at) SELECT $token, $now WHERE {IS_DOORKEEPER}",
        {"token": token_hash, "now": now},
    )


def is_setup_token(tx: Transaction, token_hash: bytes) -> bool:
    """Whether this token sets the school up."""
    row = tx.one(
        f"SELECT 1 FROM setup_token WHERE token_hash = $token AND {IS_DOORKEEPER}", {"token": token_hash}
    )
    return row is not None


def delete_setup_token(tx: Transaction) -> None:
    """The school is set up: no link does it again."""
    tx.execute(f"DELETE FROM setup_token WHERE {IS_DOORKEEPER}")


def delete_everything_of(tx: Transaction, person_id: UUID) -> None:
    """Remove everything with which this person signs in. Raises NotVisible unless the viewer may."""
    require(tx, person_id, Action.DELETE)
    for table in ("account", "session", "one_time_code", "invitation"):
        tx.execute(f"DELETE FROM {table} WHERE person_id = $id", {"id": person_id})


def delete_expired(tx: Transaction, now: datetime) -> int:
    """Upkeep: forget sessions and codes that have ended. Invitations stay: they keep a place."""
    gone = tx.execute(
        "DELETE FROM session WHERE (expires_at <= $now OR (NOT own_device AND seen_at <= $quiet))"
        f" AND {DELETE} RETURNING 1",
        {"now": now, "quiet": now - SHARED_DEVICE_QUIET},
    )
    codes = tx.execute(
        f"DELETE FROM one_time_code WHERE expires_at <= $now AND {DELETE} RETURNING 1", {"now": now}
    )
    return len(gone) + len(codes)
