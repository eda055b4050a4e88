-- Secrets are kept only as hashes: whoever reads this file signs in as nobody.
CREATE TABLE account (
    person_id UUID PRIMARY KEY,
    sign_in_name VARCHAR NOT NULL,
    folded_name VARCHAR NOT NULL UNIQUE,
    passphrase_hash BLOB NOT NULL,
    passphrase_salt BLOB NOT NULL,
    passphrase_cost INTEGER NOT NULL,
    recovery_hash BLOB NOT NULL
);
CREATE TABLE session (
    token_hash BLOB PRIMARY KEY,
    person_id UUID NOT NULL,
    own_device BOOLEAN NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
-- A row here means: this person has not come in yet, and is no colleague yet.
CREATE TABLE invitation (
    id UUID PRIMARY KEY,
    token_hash BLOB NOT NULL,
    person_id UUID NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE one_time_code (
    code_hash BLOB PRIMARY KEY,
    person_id UUID NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE setup_token (
    token_hash BLOB PRIMARY KEY,
    made_at TIMESTAMPTZ NOT NULL
);
