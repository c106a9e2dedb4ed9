-- A printer may draw a slip back that nobody took: one more end of a ticket's paper. SQLite changes no check of a table, so the
-- rows move to a new one.
CREATE TABLE ticket_with_slips (
    hall              TEXT    NOT NULL,
    day               TEXT    NOT NULL,
    number            TEXT    NOT NULL,
    service_issued    TEXT    NOT NULL,
    service           TEXT    NOT NULL,
    channel           TEXT    NOT NULL CHECK (channel IN ('kiosk', 'kiosk_offline', 'reception', 'roll')),
    kiosk             TEXT    CHECK ((kiosk IS NULL) = (channel IN ('reception', 'roll'))),
    language          TEXT    NOT NULL,
    arrived_at_us     INTEGER NOT NULL,
    people_ahead      INTEGER NOT NULL,
    forecast_from_min INTEGER NOT NULL,
    forecast_to_min   INTEGER NOT NULL,
    paper             TEXT    NOT NULL CHECK (paper IN ('pending', 'printed', 'on_screen', 'unknown', 'not_taken')),
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

INSERT INTO ticket_with_slips SELECT * FROM ticket;
DROP TABLE ticket;
ALTER TABLE ticket_with_slips RENAME TO ticket;
