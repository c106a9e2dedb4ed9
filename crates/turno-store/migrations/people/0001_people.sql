-- The people at work, apart from the event log: this file may be deleted, copied and expired on its own, and the log beside it
-- names nobody. Instants are UTC in whole microseconds (`_us`).

CREATE TABLE person (
    name        TEXT    PRIMARY KEY,
    role        TEXT    NOT NULL CHECK (role IN ('greeter', 'operator', 'manager', 'administrator')),
    password    TEXT    NOT NULL,
    added_at_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is signed in. Only a hash of what the browser holds is kept, so a copy of this file opens no session.
CREATE TABLE session (
    token_hash  BLOB    PRIMARY KEY CHECK (length(token_hash) = 32),
    name        TEXT    NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    begun_at_us INTEGER NOT NULL,
    until_us    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_of_person ON session (name);

-- Who did what that others may ask about later. A line is never changed, and goes only when its own date has passed.
CREATE TABLE audit (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    at_us         INTEGER NOT NULL,
    keep_until_us INTEGER NOT NULL,
    name          TEXT,
    deed          TEXT    NOT NULL,
    about         TEXT    NOT NULL
) STRICT;

CREATE INDEX audit_by_expiry ON audit (keep_until_us);

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'a line of the audit log is never changed'); END;

-- Whoever removes lines must first write one that is later than their date: so a removal is always on the record.
CREATE TRIGGER audit_is_kept_to_its_date BEFORE DELETE ON audit
WHEN OLD.keep_until_us > (SELECT coalesce(max(at_us), 0) FROM audit)
BEGIN SELECT RAISE(ABORT, 'a line of the audit log is kept until its date'); END;
