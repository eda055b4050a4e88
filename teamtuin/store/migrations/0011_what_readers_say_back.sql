-- What a reader says back to the writer, or marks for themself, stands at the share: it ends with it.
ALTER TABLE reflection_share ADD COLUMN recognised BOOLEAN DEFAULT false;
ALTER TABLE reflection_share ADD COLUMN talk BOOLEAN DEFAULT false;
ALTER TABLE reflection_share ADD COLUMN helped BOOLEAN DEFAULT false;
ALTER TABLE reflection_share ADD COLUMN kept BOOLEAN DEFAULT false;
-- A row here: somebody opened this text who is neither its writer nor one of its readers. What readers open
-- is written down nowhere.
CREATE TABLE opened_by_another (
    reflection_id UUID PRIMARY KEY,
    month DATE
);
