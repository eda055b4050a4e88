CREATE TABLE reflection (
    id UUID PRIMARY KEY,
    writer_id UUID NOT NULL,
    key_id UUID NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    body BLOB NOT NULL
);
CREATE TABLE reflection_share (
    reflection_id UUID NOT NULL,
    person_id UUID NOT NULL,
    shared_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (reflection_id, person_id)
);
-- The owner is part of the key, so that an id never tells whether another's draft exists.
CREATE TABLE draft (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    key_id UUID NOT NULL,
    place VARCHAR NOT NULL,
    rev BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    item_id UUID,
    body BLOB,
    PRIMARY KEY (owner_id, id)
);
