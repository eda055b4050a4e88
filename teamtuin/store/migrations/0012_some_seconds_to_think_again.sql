-- Set on what its writer had deleted a moment ago: until then it can be put back, and nobody sees it.
ALTER TABLE reflection ADD COLUMN goes_at TIMESTAMPTZ;
ALTER TABLE draft ADD COLUMN goes_at TIMESTAMPTZ;
-- A row here: this person had everything of theirs deleted; it begins at that moment, unless they stay.
CREATE TABLE leaving (
    person_id UUID PRIMARY KEY,
    goes_at TIMESTAMPTZ NOT NULL
);
-- How one wants to see Teamtuin; without a row it looks as it does for everybody.
CREATE TABLE own_look (
    person_id UUID PRIMARY KEY,
    text_size VARCHAR NOT NULL CHECK (text_size IN ('plain', 'larger', 'largest')),
    calm BOOLEAN NOT NULL
);
