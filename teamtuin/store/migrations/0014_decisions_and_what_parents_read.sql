-- What the numbers did not say is frozen with a decision, beside what they said.
ALTER TABLE decision ADD COLUMN numbers_did_not_say VARCHAR DEFAULT '';
-- The words that the team gave the card for parents; without a row the card is made of the plan.
-- What stood beside them when the team looked it over is kept, to tell when it should look again.
CREATE TABLE parents_card (
    experiment_id UUID PRIMARY KEY,
    trying VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    notice VARCHAR NOT NULL,
    joining VARCHAR NOT NULL,
    seen_let_go VARCHAR NOT NULL,
    seen_decision_id UUID
);
