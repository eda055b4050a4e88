-- Ids are random (UUIDv4) and there is no time finer than the round: nothing here tells who answered or when.
CREATE TABLE round (
    id UUID PRIMARY KEY,
    kind VARCHAR NOT NULL CHECK (kind IN ('pulse', 'exit_ticket', 'board')),
    -- Of an open round only: a closed one is found by nobody, and its code may be given again.
    code VARCHAR UNIQUE,
    opened_by UUID,
    study_day_id UUID,
    opened_on DATE NOT NULL,
    closed_on DATE,
    standing BOOLEAN NOT NULL DEFAULT false,
    -- A strict round takes only the codes that were printed for it, so many.
    strict BOOLEAN NOT NULL DEFAULT false,
    printed INTEGER,
    most_tickets INTEGER NOT NULL,
    ticket_key BLOB,
    -- How many tickets were used while it is open, for the most of them. Each commit of answers writes here, so
    -- that it and the closing of the round never pass each other.
    taken INTEGER NOT NULL DEFAULT 0
);
-- A question of the bank is known by its key; one that somebody wrote has none, and its own text.
CREATE TABLE round_question (
    round_id UUID NOT NULL,
    place INTEGER NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('scale', 'text')),
    key VARCHAR NOT NULL DEFAULT '',
    text VARCHAR NOT NULL DEFAULT '',
    PRIMARY KEY (round_id, place)
);
CREATE TABLE answer (
    id UUID PRIMARY KEY,
    round_id UUID NOT NULL,
    question INTEGER NOT NULL,
    scale INTEGER,
    text VARCHAR
);
-- Apart from the answers, and destroyed with the ticket's key when the round closes.
CREATE TABLE spent_ticket (
    round_id UUID NOT NULL,
    ticket VARCHAR NOT NULL,
    PRIMARY KEY (round_id, ticket)
);
-- Made once, at closing: two groups (1 to 3, 4 or 5) after disclosure control; NULL is not shown.
CREATE TABLE round_result (
    round_id UUID NOT NULL,
    question INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    low INTEGER,
    high INTEGER,
    PRIMARY KEY (round_id, question)
);
-- Free text waits here until somebody who is not the principal has read it; only then it is shown.
CREATE TABLE round_text (
    id UUID PRIMARY KEY,
    round_id UUID NOT NULL,
    question INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    shown BOOLEAN NOT NULL DEFAULT false
);
