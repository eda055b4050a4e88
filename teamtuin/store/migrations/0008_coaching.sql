-- Sealed with the trajectory's own key: all words. Whose line is whose stands inside the seal.
CREATE TABLE trajectory (
    id UUID PRIMARY KEY,
    owner_id UUID NOT NULL,
    coach_id UUID,
    key_id UUID NOT NULL,
    status VARCHAR NOT NULL,
    started_on DATE NOT NULL,
    protocol_checked_on DATE,
    protocol_checked_by UUID,
    consent_category_confirmed BOOLEAN NOT NULL DEFAULT false,
    next_on DATE,
    wipe_before DATE,
    images_destroyed_on DATE,
    destroyed_confirmed_by UUID,
    closed_on DATE,
    made_at TIMESTAMPTZ NOT NULL,
    body BLOB NOT NULL
);
CREATE TABLE trajectory_reader (
    trajectory_id UUID NOT NULL,
    person_id UUID NOT NULL,
    shared_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (trajectory_id, person_id)
);
CREATE TABLE coaching_round (
    id UUID PRIMARY KEY,
    trajectory_id UUID NOT NULL,
    key_id UUID NOT NULL,
    held_on DATE NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    body BLOB NOT NULL
);
