-- Measured in one or two groups: that says nothing about the others.
ALTER TABLE indicator ADD COLUMN few_groups BOOLEAN DEFAULT false;
-- Only its makers know of it, until they show it to the team: then it moves to `indicator`, under the same id.
CREATE TABLE own_indicator (
    id UUID PRIMARY KEY,
    experiment_id UUID NOT NULL,
    key_id UUID NOT NULL,
    body BLOB NOT NULL
);
CREATE TABLE indicator_maker (
    indicator_id UUID NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (indicator_id, person_id)
);
-- A press on the plus, without who and when: told twice by a bad line it has the same id, and counts once.
CREATE TABLE tally (
    id UUID PRIMARY KEY,
    indicator_id UUID NOT NULL,
    measured_on DATE NOT NULL,
    taken_back BOOLEAN NOT NULL
);
