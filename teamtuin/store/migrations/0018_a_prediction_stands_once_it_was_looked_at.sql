-- A slip in a prediction may be mended until its result is there; the last day on which that was done is kept.
ALTER TABLE cycle ADD COLUMN reworded_at TIMESTAMPTZ;
