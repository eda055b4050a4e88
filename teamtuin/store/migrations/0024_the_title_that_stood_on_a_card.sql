-- The title stands on the card too. Of cards that were looked over before nobody knows under which title, so it
-- stays empty, and the team looks again.
ALTER TABLE parents_card ADD COLUMN seen_title VARCHAR;
