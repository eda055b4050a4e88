CREATE TABLE school (
    id UUID PRIMARY KEY,
    name VARCHAR NOT NULL,
    town VARCHAR NOT NULL DEFAULT '',
    safety_contact VARCHAR NOT NULL DEFAULT '',
    language VARCHAR NOT NULL CHECK (language IN ('nl', 'en')),
    demo BOOLEAN NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE person (
    id UUID PRIMARY KEY,
    first_name VARCHAR NOT NULL,
    groups VARCHAR NOT NULL DEFAULT '',
    language VARCHAR NOT NULL CHECK (language IN ('nl', 'en')),
    external BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    key_id UUID NOT NULL
);
CREATE TABLE person_role (
    person_id UUID NOT NULL,
    role VARCHAR NOT NULL,
    PRIMARY KEY (person_id, role)
);
CREATE TABLE council_consent (
    id UUID PRIMARY KEY,
    module VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    consented_on DATE NOT NULL,
    document VARCHAR NOT NULL,
    recorded_by UUID NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ
);
-- What the running version asks consent for; written at each start.
CREATE TABLE module_matrix (
    module VARCHAR PRIMARY KEY,
    fingerprint VARCHAR NOT NULL
);
CREATE VIEW open_module AS
SELECT DISTINCT consent.module
FROM council_consent AS consent
JOIN module_matrix AS matrix ON matrix.module = consent.module AND matrix.fingerprint = consent.fingerprint
WHERE consent.withdrawn_at IS NULL;
CREATE TABLE import_ref (
    kind VARCHAR NOT NULL,
    ref VARCHAR NOT NULL,
    id UUID NOT NULL,
    PRIMARY KEY (kind, ref)
);
CREATE TABLE upkeep (
    task VARCHAR PRIMARY KEY,
    done_on DATE NOT NULL
);
