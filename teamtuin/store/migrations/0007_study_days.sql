-- Only the start of a day is a time of the clock at school; every item has minutes and follows the one before.
CREATE TABLE study_day (
    id UUID PRIMARY KEY,
    title VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    starts_at TIME NOT NULL,
    planned_end TIME,
    need VARCHAR NOT NULL DEFAULT '',
    aim VARCHAR NOT NULL DEFAULT '',
    attendance INTEGER,
    closed_on DATE,
    follow_up_2w_on DATE NOT NULL,
    follow_up_2w VARCHAR NOT NULL DEFAULT '',
    follow_up_6w_on DATE NOT NULL,
    follow_up_6w VARCHAR NOT NULL DEFAULT '',
    made_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE study_day_facilitator (
    study_day_id UUID NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (study_day_id, person_id)
);
CREATE TABLE programme_item (
    id UUID PRIMARY KEY,
    study_day_id UUID NOT NULL,
    place INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    activity_format VARCHAR NOT NULL DEFAULT '',
    character VARCHAR NOT NULL DEFAULT ''
);
-- Every outcome gets a place: agreement, experiment, habit, parked or let_go; none yet is NULL.
-- `became_id` is the agreement or the proeftuin that it became.
CREATE TABLE outcome (
    id UUID PRIMARY KEY,
    study_day_id UUID NOT NULL,
    text VARCHAR NOT NULL,
    place VARCHAR,
    became_id UUID,
    made_at TIMESTAMPTZ NOT NULL
);
