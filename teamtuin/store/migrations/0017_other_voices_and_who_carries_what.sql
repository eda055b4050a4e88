-- Who carries a task of a proeftuin, then and now: groups as words, nobody's name and no number.
CREATE TABLE carried_task (
    id UUID PRIMARY KEY,
    experiment_id UUID NOT NULL,
    task VARCHAR NOT NULL,
    carried_before VARCHAR[] NOT NULL,
    carried_now VARCHAR[] NOT NULL,
    made_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
-- Other voices at a proeftuin are rounds as any other, so what may stand in them grows. A check cannot be changed,
-- so both tables are made anew with what they hold. `audience` is a word of the round; `meant_for` is how many
-- people were asked, kept while it is open; a round on paper has no code.
CREATE TABLE round_anew (
    id UUID PRIMARY KEY,
    kind VARCHAR NOT NULL CHECK (kind IN ('pulse', 'exit_ticket', 'board', 'voices')),
    code VARCHAR UNIQUE,
    opened_by UUID,
    study_day_id UUID,
    opened_on DATE NOT NULL,
    closed_on DATE,
    standing BOOLEAN NOT NULL DEFAULT false,
    strict BOOLEAN NOT NULL DEFAULT false,
    printed INTEGER,
    most_tickets INTEGER NOT NULL,
    ticket_key BLOB,
    taken INTEGER NOT NULL DEFAULT 0,
    experiment_id UUID,
    audience VARCHAR CHECK (audience IN ('pupils', 'parents', 'grandparents', 'others')),
    way VARCHAR CHECK (way IN ('paper', 'tablet', 'phone')),
    meant_for INTEGER
);
INSERT INTO round_anew BY NAME SELECT * FROM round;
DROP TABLE round;
ALTER TABLE round_anew RENAME TO round;
CREATE TABLE round_question_anew (
    round_id UUID NOT NULL,
    place INTEGER NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('scale', 'text', 'choice')),
    key VARCHAR NOT NULL DEFAULT '',
    text VARCHAR NOT NULL DEFAULT '',
    -- What one can choose: words of the bank by their key, or own words.
    options VARCHAR[] NOT NULL DEFAULT [],
    PRIMARY KEY (round_id, place)
);
INSERT INTO round_question_anew BY NAME SELECT * FROM round_question;
DROP TABLE round_question;
ALTER TABLE round_question_anew RENAME TO round_question;
-- Of a choice: how often each option was chosen, after disclosure control; NULL in it is not shown.
ALTER TABLE round_result ADD COLUMN cells INTEGER[];
