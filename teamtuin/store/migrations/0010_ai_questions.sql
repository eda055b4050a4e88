-- A row here: this school, or this person, switched AI questions on. Off for everybody until then.
CREATE TABLE ai_switched_on (
    id UUID PRIMARY KEY
);
