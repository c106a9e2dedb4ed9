-- What a day leaves for the forecasts of later days: how long counters were busy, how many people came. Neither a person nor a
-- counter stands in it, so nothing can be said from it of somebody's work.

-- The tickets in hand: when each was called. A row lives as long as a counter has the ticket.
CREATE TABLE hand (
    hall     TEXT    NOT NULL,
    number   TEXT    NOT NULL,
    service  TEXT    NOT NULL,
    taken_us INTEGER NOT NULL,
    PRIMARY KEY (hall, number)
) STRICT, WITHOUT ROWID;

-- How long some counter was busy with one person, from the call on.
CREATE TABLE visit_time (
    hall     TEXT    NOT NULL,
    day      TEXT    NOT NULL,
    service  TEXT    NOT NULL,
    taken_us INTEGER NOT NULL,
    busy_us  INTEGER NOT NULL
) STRICT;

CREATE INDEX visit_time_of_day ON visit_time (hall, day);

-- How many people came for a service in an hour without a booking, and how many of them go first.
CREATE TABLE arrivals (
    hall     TEXT    NOT NULL,
    day      TEXT    NOT NULL,
    service  TEXT    NOT NULL,
    hour_us  INTEGER NOT NULL,
    walk_ins INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    PRIMARY KEY (hall, day, service, hour_us)
) STRICT, WITHOUT ROWID;
