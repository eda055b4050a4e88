-- Who thinks along with a seed; of nobody else is told that they do not. No moment is kept.
CREATE TABLE experiment_joining (
    experiment_id UUID NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (experiment_id, person_id)
);
-- What the team thought later of an expectation that stands.
CREATE TABLE experiment_thought (
    id UUID PRIMARY KEY,
    experiment_id UUID NOT NULL,
    thought_on DATE NOT NULL,
    text VARCHAR NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);
-- A number at which the stop rule is to be talked about, and on which side of it.
ALTER TABLE indicator ADD COLUMN stop_at DOUBLE;
ALTER TABLE indicator ADD COLUMN stop_past VARCHAR;
-- The day on which trying first began: from then on the expectation stands.
ALTER TABLE experiment ADD COLUMN tried_on DATE;
UPDATE experiment SET tried_on = coalesce(starts_on, planted_on)
WHERE phase NOT IN ('signal', 'explore', 'design') OR id IN (SELECT experiment_id FROM decision)
    OR (phase = 'design' AND expectation <> '' AND id NOT IN (SELECT id FROM import_ref));
