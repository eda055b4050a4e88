-- What somebody is going to show a room, with her notes: its maker's alone, so all but ids and moments is sealed.
CREATE TABLE deck (
    id UUID PRIMARY KEY,
    maker_id UUID NOT NULL,
    key_id UUID NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    body BLOB NOT NULL
);
