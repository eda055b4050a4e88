-- Days are days; what a week or a month is, `span` tells: then the day is its first.
CREATE TABLE experiment (
    id UUID PRIMARY KEY,
    title VARCHAR NOT NULL,
    strand VARCHAR,
    phase VARCHAR NOT NULL,
    paused_until DATE,
    need VARCHAR NOT NULL DEFAULT '',
    expectation VARCHAR NOT NULL DEFAULT '',
    let_go VARCHAR NOT NULL DEFAULT '',
    stop_rule VARCHAR NOT NULL DEFAULT '',
    look_back_on DATE,
    differently VARCHAR NOT NULL DEFAULT '',
    who_joins VARCHAR[] NOT NULL DEFAULT [],
    starts_on DATE,
    ends_on DATE,
    council_advice_asked_on DATE,
    planted_on DATE NOT NULL,
    planted_by UUID,
    signed BOOLEAN NOT NULL DEFAULT false,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE indicator (
    id UUID PRIMARY KEY,
    experiment_id UUID NOT NULL,
    place INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    direction VARCHAR NOT NULL CHECK (direction IN ('up', 'down', 'stable')),
    counts_of VARCHAR NOT NULL CHECK (counts_of IN ('events', 'answers')),
    baseline DOUBLE,
    baseline_total DOUBLE,
    baseline_points INTEGER,
    source VARCHAR NOT NULL DEFAULT ''
);
CREATE TABLE measurement (
    indicator_id UUID NOT NULL,
    measured_on DATE NOT NULL,
    span VARCHAR NOT NULL CHECK (span IN ('day', 'week', 'month')),
    number DOUBLE NOT NULL,
    total DOUBLE,
    made_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (indicator_id, measured_on)
);
-- Who saw it stays here so that the writer can take it back; the name is shown only when it is signed.
CREATE TABLE observation (
    id UUID PRIMARY KEY,
    experiment_id UUID NOT NULL,
    seen_on DATE NOT NULL,
    text VARCHAR NOT NULL,
    writer_id UUID,
    signed BOOLEAN NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE cycle (
    id UUID PRIMARY KEY,
    experiment_id UUID NOT NULL,
    prediction VARCHAR NOT NULL,
    predicted_at TIMESTAMPTZ NOT NULL,
    afterwards BOOLEAN NOT NULL,
    surprise VARCHAR NOT NULL DEFAULT '',
    learned VARCHAR NOT NULL DEFAULT '',
    looked_at TIMESTAMPTZ
);
CREATE TABLE decision (
    id UUID PRIMARY KEY,
    experiment_id UUID NOT NULL,
    decided_on DATE NOT NULL,
    choice VARCHAR NOT NULL,
    because VARCHAR NOT NULL,
    keep VARCHAR NOT NULL DEFAULT '',
    next_look_back_on DATE,
    numbers_said VARCHAR NOT NULL DEFAULT '',
    made_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE room_asked (
    id UUID PRIMARY KEY,
    experiment_id UUID NOT NULL,
    asked_on DATE NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    answer VARCHAR,
    because VARCHAR NOT NULL DEFAULT '',
    answered_on DATE,
    made_at TIMESTAMPTZ NOT NULL
);
