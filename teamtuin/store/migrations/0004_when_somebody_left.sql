ALTER TABLE person ADD COLUMN left_on DATE;
UPDATE person SET left_on = current_date WHERE NOT active;
