-- How many people were answered about a service without a number, or sent to book, on a day.
CREATE TABLE answered (
    hall         TEXT    NOT NULL,
    day          TEXT    NOT NULL,
    service      TEXT    NOT NULL,
    given        INTEGER NOT NULL DEFAULT 0,
    sent_to_book INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (hall, day, service)
) STRICT, WITHOUT ROWID;
