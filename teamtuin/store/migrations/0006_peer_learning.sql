-- What works and what is for the team are sealed with the session's own key. Who was there is kept nowhere.
CREATE TABLE peer_session (
    id UUID PRIMARY KEY,
    writer_id UUID,
    key_id UUID NOT NULL,
    held_on DATE NOT NULL,
    form VARCHAR NOT NULL,
    attendance INTEGER,
    experiment_id UUID,
    made_at TIMESTAMPTZ NOT NULL,
    body BLOB NOT NULL
);
-- Need and what was seen have a key of their own, so that upkeep clears them after a year without reading.
CREATE TABLE peer_session_summary (
    session_id UUID PRIMARY KEY,
    key_id UUID NOT NULL,
    body BLOB NOT NULL
);
CREATE TABLE peer_session_reader (
    session_id UUID NOT NULL,
    person_id UUID NOT NULL,
    shared_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (session_id, person_id)
);
-- For the whole team: no form, no day, no session; which session it came from stands in that session's seal.
CREATE TABLE team_insight (
    id UUID PRIMARY KEY,
    month DATE NOT NULL,
    text VARCHAR NOT NULL
);
-- `owner_id` is there for one's own small step; then all but the days is sealed, also what became of it.
-- Ours, made in a session: sealed with its key, but what became of it is counted. Ours, of a study day: plain.
CREATE TABLE agreement (
    id UUID PRIMARY KEY,
    owner_id UUID,
    session_id UUID,
    study_day_id UUID,
    made_on DATE NOT NULL,
    due_on DATE,
    key_id UUID,
    body BLOB,
    text VARCHAR,
    result VARCHAR,
    looked_on DATE,
    look_back VARCHAR,
    made_at TIMESTAMPTZ NOT NULL
);
