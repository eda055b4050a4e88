-- A field of a form that this school asks no longer, and since when. Who left it out is kept nowhere; what was
-- filled in before stays where it stands.
CREATE TABLE left_out_field (
    id UUID PRIMARY KEY,
    field VARCHAR NOT NULL UNIQUE,
    since DATE NOT NULL
);
