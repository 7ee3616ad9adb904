-- The record, version 1.  The files of this folder are run in their order; each leads to the version of its name.
--
-- `body` is a value's canonical JSON; every other column beside it, and the tables figures, speakers and places,
-- follow from a body and are there to be read and queried.  Moments are UTC, ISO 8601, with six decimals so that they
-- sort as text.  Spans are half-open, in code points of texts.content.  Nothing is ever updated or deleted.

CREATE TABLE IF NOT EXISTS reports (
    seq INTEGER PRIMARY KEY,                 -- the order received
    report_id TEXT NOT NULL UNIQUE,          -- SHA-256 of the bytes
    outlet TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    name TEXT NOT NULL,
    published_at_start TEXT,
    published_at_end TEXT,
    published_at_precision TEXT NOT NULL,
    received_at TEXT NOT NULL,
    modified_at TEXT,
    language TEXT NOT NULL,
    unread TEXT,                             -- why no claim was read; null where it was read
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS raws (
    report_id TEXT PRIMARY KEY REFERENCES reports (report_id),
    compression TEXT NOT NULL,
    bytes BLOB NOT NULL                      -- as received, once decompressed
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS texts (
    report_id TEXT PRIMARY KEY REFERENCES reports (report_id),
    content TEXT NOT NULL,
    blocks TEXT NOT NULL                     -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS entries (
    report_id TEXT NOT NULL REFERENCES reports (report_id),
    number INTEGER NOT NULL,                 -- the order of the page, from 0
    said_at_start TEXT,
    said_at_end TEXT,
    said_at_precision TEXT,
    modified_at TEXT,
    stamp TEXT,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    url TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (report_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS issues (
    report_id TEXT NOT NULL REFERENCES reports (report_id),
    number INTEGER NOT NULL,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (report_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS readings (        -- which readers have read a report; the highest number is the newest
    report_id TEXT NOT NULL REFERENCES reports (report_id),
    number INTEGER NOT NULL,
    reader TEXT NOT NULL,
    PRIMARY KEY (report_id, number),
    UNIQUE (report_id, reader)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS claims (
    seq INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL UNIQUE,
    content_id TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (report_id),
    entry INTEGER,                           -- null for the head of a rolling page
    reader TEXT NOT NULL,
    said_at_start TEXT,
    said_at_end TEXT,
    said_at_precision TEXT NOT NULL,
    happening TEXT NOT NULL,
    standing TEXT NOT NULL,
    actor TEXT,
    target TEXT,
    happened_start TEXT,
    happened_end TEXT,
    happened_precision TEXT,
    sentence TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote INTEGER NOT NULL,
    block TEXT NOT NULL,
    body TEXT NOT NULL,
    FOREIGN KEY (report_id, entry) REFERENCES entries (report_id, number),
    FOREIGN KEY (report_id, reader) REFERENCES readings (report_id, reader)
) STRICT;
CREATE INDEX IF NOT EXISTS claims_of_report ON claims (report_id, reader);
CREATE INDEX IF NOT EXISTS claims_said_at ON claims (said_at_start);

CREATE TABLE IF NOT EXISTS figures (
    claim_id TEXT NOT NULL REFERENCES claims (claim_id),
    number INTEGER NOT NULL,
    measure TEXT NOT NULL,
    low INTEGER,                             -- null is an open side, never zero
    high INTEGER,
    approximate INTEGER NOT NULL,
    words TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    who TEXT,
    kind TEXT NOT NULL,
    PRIMARY KEY (claim_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS speakers (
    claim_id TEXT NOT NULL REFERENCES claims (claim_id),
    number INTEGER NOT NULL,                 -- outermost, the outlet, last
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    words TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    PRIMARY KEY (claim_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS places (
    claim_id TEXT NOT NULL REFERENCES claims (claim_id),
    number INTEGER NOT NULL,
    part TEXT NOT NULL,                      -- where, or origin or destination of a route
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    level TEXT NOT NULL,
    place_id INTEGER,                        -- GeoNames
    lat REAL,
    lon REAL,
    radius_km REAL,
    relation TEXT,
    relation_to TEXT,
    country TEXT,
    admin1 TEXT,
    PRIMARY KEY (claim_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS log (             -- the hash chain over reports, texts, entries, issues, readings, claims
    seq INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL,
    key TEXT NOT NULL,
    row_digest TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (table_name, key)
) STRICT;

CREATE VIRTUAL TABLE IF NOT EXISTS claims_fts USING fts5 (
    sentence, content = 'claims', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER IF NOT EXISTS claims_searchable AFTER INSERT ON claims BEGIN
    INSERT INTO claims_fts (rowid, sentence) VALUES (new.seq, new.sentence);
END;

-- Append-only in the database itself, whatever program holds it.
CREATE TRIGGER IF NOT EXISTS reports_no_update BEFORE UPDATE ON reports
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS reports_no_delete BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS raws_no_update BEFORE UPDATE ON raws
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS raws_no_delete BEFORE DELETE ON raws
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS texts_no_update BEFORE UPDATE ON texts
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS texts_no_delete BEFORE DELETE ON texts
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entries_no_update BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entries_no_delete BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS issues_no_update BEFORE UPDATE ON issues
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS issues_no_delete BEFORE DELETE ON issues
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS readings_no_update BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS readings_no_delete BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS claims_no_update BEFORE UPDATE ON claims
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS claims_no_delete BEFORE DELETE ON claims
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS figures_no_update BEFORE UPDATE ON figures
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS figures_no_delete BEFORE DELETE ON figures
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS speakers_no_update BEFORE UPDATE ON speakers
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS speakers_no_delete BEFORE DELETE ON speakers
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS places_no_update BEFORE UPDATE ON places
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS places_no_delete BEFORE DELETE ON places
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS log_no_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS log_no_delete BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
