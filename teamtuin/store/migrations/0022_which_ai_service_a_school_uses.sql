-- The service that an administrator named on the page, under the id of the school; its key lies beside the keys of
-- the school and not here.
CREATE TABLE ai_service (
    id UUID PRIMARY KEY,
    url VARCHAR NOT NULL,
    model VARCHAR NOT NULL
);
-- What the test with a sentence of our own found out, of the service and model that were tried last.
CREATE TABLE ai_trial (
    id UUID PRIMARY KEY,
    url VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    takes_json BOOLEAN NOT NULL,
    seconds DOUBLE NOT NULL,
    tried_at TIMESTAMPTZ NOT NULL
);
-- What an administrator signed for one service and model: which conditions, and where it can be looked up.
CREATE TABLE ai_signature (
    id UUID PRIMARY KEY,
    url VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    place VARCHAR NOT NULL CHECK (place IN ('own', 'processor')),
    document VARCHAR NOT NULL,
    signed_by UUID NOT NULL,
    signed_on DATE NOT NULL
);
