-- That the team looked a harvest book over: which book, when, and a mark of what stood in it then. The book itself
-- is made anew at each visit and kept nowhere.
CREATE TABLE harvest_looked_over (
    id UUID PRIMARY KEY,
    year INTEGER NOT NULL,
    term INTEGER NOT NULL,
    audience VARCHAR NOT NULL CHECK (audience IN ('team', 'parents')),
    looked_on DATE NOT NULL,
    study_day_id UUID,
    version VARCHAR NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);
