-- Version 2: the judgements of persons.
--
-- As in version 1, `body` is the canonical JSON, and everything else, with the table judged, follows from it.

CREATE TABLE IF NOT EXISTS judgements (
    seq INTEGER PRIMARY KEY,
    judgement_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,                      -- merge, split, retract, confirm, correct, attach or undo
    judged_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    undoes TEXT REFERENCES judgements (judgement_id),
    body TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS judged (          -- the claims and reports that a judgement names
    judgement_id TEXT NOT NULL REFERENCES judgements (judgement_id),
    number INTEGER NOT NULL,
    part TEXT NOT NULL,                      -- about: judged; to: what others are attached to
    claim_id TEXT REFERENCES claims (claim_id),
    report_id TEXT NOT NULL REFERENCES reports (report_id),
    PRIMARY KEY (judgement_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS judged_claims ON judged (claim_id);

CREATE TRIGGER IF NOT EXISTS judgements_no_update BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS judgements_no_delete BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS judged_no_update BEFORE UPDATE ON judged
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS judged_no_delete BEFORE DELETE ON judged
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
