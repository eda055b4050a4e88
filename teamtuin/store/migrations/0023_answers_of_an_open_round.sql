-- What was chosen in an open round is a count from the start. A row for each answer lay beside the words of the same
-- person, and in the order in which people answered. A count has no order; its rows are there from the opening on.
CREATE TABLE answer_count (
    round_id UUID NOT NULL,
    question INTEGER NOT NULL,
    -- 1 to 5, or the place of an option.
    scale INTEGER NOT NULL,
    number INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (round_id, question, scale)
);
INSERT INTO answer_count
SELECT q.round_id, q.place, step.scale, count(a.id)
FROM round_question AS q
JOIN round AS r ON r.id = q.round_id AND r.closed_on IS NULL
CROSS JOIN (SELECT unnest([1, 2, 3, 4, 5]) AS scale) AS step
LEFT JOIN answer AS a ON a.round_id = q.round_id AND a.question = q.place AND a.scale = step.scale
WHERE q.kind <> 'text' AND (q.kind = 'scale' OR step.scale <= len(q.options))
GROUP BY ALL
ORDER BY ALL;
-- What was written waits here; which row holds whose words is drawn by lot at each answer.
CREATE TABLE answer_anew (
    id UUID PRIMARY KEY,
    round_id UUID NOT NULL,
    question INTEGER NOT NULL,
    text VARCHAR NOT NULL
);
INSERT INTO answer_anew SELECT id, round_id, question, text FROM answer WHERE text IS NOT NULL ORDER BY id;
DROP TABLE answer;
ALTER TABLE answer_anew RENAME TO answer;
