-- The first form of the database. Instants are UTC in whole microseconds (`_us`), business days are ISO dates in the
-- hall's time zone, names are the domain's own.

-- The truth: what happened, in the order in which it happened on this node. Nothing here is ever changed or removed.
CREATE TABLE event (
    seq     INTEGER PRIMARY KEY,
    hall    TEXT    NOT NULL,
    day     TEXT    NOT NULL,
    at_us   INTEGER NOT NULL,
    fact    TEXT    NOT NULL CHECK (json_valid(fact)),
    kind    TEXT    NOT NULL GENERATED ALWAYS AS (fact ->> '$.kind') VIRTUAL
) STRICT;

-- A restart reads one hall's latest day and nothing else, whatever the length of the log.
CREATE INDEX event_of_day ON event (hall, day, seq);

-- Which wish a request stood for and which events answered it: a repeat is given the same answer.
CREATE TABLE request (
    request_id BLOB    PRIMARY KEY CHECK (length(request_id) = 16),
    hall       TEXT    NOT NULL,
    wish       TEXT    NOT NULL,
    first_seq  INTEGER NOT NULL,
    events     INTEGER NOT NULL CHECK (events >= 0)
) STRICT, WITHOUT ROWID;

-- The settings of each hall, as the office file they came from. Every version is kept; the highest counts.
CREATE TABLE hall (
    hall           TEXT    NOT NULL,
    version        INTEGER NOT NULL CHECK (version >= 1),
    office_toml    TEXT    NOT NULL,
    imported_at_us INTEGER NOT NULL,
    PRIMARY KEY (hall, version)
) STRICT;

-- What the events say about each ticket, one row per ticket and day, kept in the same transaction as the events.
CREATE TABLE ticket (
    hall              TEXT    NOT NULL,
    day               TEXT    NOT NULL,
    number            TEXT    NOT NULL,
    service_issued    TEXT    NOT NULL,
    service           TEXT    NOT NULL,
    channel           TEXT    NOT NULL CHECK (channel IN ('kiosk', 'kiosk_offline', 'reception')),
    kiosk             TEXT    CHECK ((kiosk IS NULL) = (channel = 'reception')),
    language          TEXT    NOT NULL,
    arrived_at_us     INTEGER NOT NULL,
    people_ahead      INTEGER NOT NULL,
    forecast_from_min INTEGER NOT NULL,
    forecast_to_min   INTEGER NOT NULL,
    paper             TEXT    NOT NULL CHECK (paper IN ('pending', 'printed', 'on_screen', 'unknown')),
    stage             TEXT    NOT NULL CHECK (stage IN
        ('waiting', 'called', 'serving', 'no_show', 'parked', 'served', 'withdrawn', 'expired')),
    counter           TEXT,
    calls             INTEGER NOT NULL DEFAULT 0,
    recalls           INTEGER NOT NULL DEFAULT 0,
    called_first_us   INTEGER,
    called_last_us    INTEGER,
    started_us        INTEGER,
    ended_us          INTEGER,
    PRIMARY KEY (hall, day, number)
) STRICT, WITHOUT ROWID;

-- What this node is: single values such as the key that signs the links on slips.
CREATE TABLE node (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
