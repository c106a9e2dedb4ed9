-- What the row of a ticket said before the last step with it at a counter, so that the step can be taken back. Emptied with the
-- opening of a day; no row says who worked there.
CREATE TABLE before_step (
    hall            TEXT    NOT NULL,
    at_counter      TEXT    NOT NULL,
    day             TEXT    NOT NULL,
    number          TEXT    NOT NULL,
    service         TEXT    NOT NULL,
    stage           TEXT    NOT NULL,
    counter         TEXT,
    calls           INTEGER NOT NULL,
    recalls         INTEGER NOT NULL,
    called_first_us INTEGER,
    called_last_us  INTEGER,
    started_us      INTEGER,
    ended_us        INTEGER,
    taken_us        INTEGER,
    PRIMARY KEY (hall, at_counter, number)
) STRICT, WITHOUT ROWID;
