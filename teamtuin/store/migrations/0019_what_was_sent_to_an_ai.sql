-- What a writer sent to an AI, at each press one row, written before it went. The words are sealed with the
-- writer's own key; the moment is plain, so that a year later it goes without being opened. `about_id` is the text
-- it was about: with that it goes too.
CREATE TABLE sent_to_ai (
    id UUID PRIMARY KEY,
    owner_id UUID NOT NULL,
    key_id UUID NOT NULL,
    about_id UUID,
    sent_at TIMESTAMPTZ NOT NULL,
    body BLOB NOT NULL
);
