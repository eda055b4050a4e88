-- A trajectory with the video coach: people, days and how far it is. No word of anybody stands here.
CREATE TABLE trajectory (
    id UUID PRIMARY KEY,
    owner_id UUID,
    coach_id UUID,
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
    made_at TIMESTAMPTZ NOT NULL
);
-- All words: what the owner wrote and what the coach wrote, each sealed with a key of its own. So upkeep ends
-- the coach's part by its date without reading it, and what goes is gone from the backups too.
CREATE TABLE trajectory_part (
    trajectory_id UUID NOT NULL,
    author VARCHAR NOT NULL CHECK (author IN ('owner', 'coach')),
    key_id UUID NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (trajectory_id, author)
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
    held_on DATE NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);
