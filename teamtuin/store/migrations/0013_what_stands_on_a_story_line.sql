-- A round may be opened for a proeftuin, and what a session gave the team may stand at the proeftuin of that session.
ALTER TABLE round ADD COLUMN experiment_id UUID;
ALTER TABLE team_insight ADD COLUMN experiment_id UUID;
-- At which proeftuin a text stands is sealed with it. Of a shared text it stands here too, as it is called there
-- ('' is none), so that a story line opens only what it shows. NULL: shared before this, and not looked at yet.
CREATE TABLE reflection_at (
    reflection_id UUID PRIMARY KEY,
    experiment VARCHAR
);
INSERT INTO reflection_at (reflection_id) SELECT DISTINCT reflection_id FROM reflection_share;
