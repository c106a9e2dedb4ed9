-- Who is booked for which service and time, by a code: what a totem must know to check somebody in. No name stands here; the office's
-- booking system keeps those. A day's rows go when the day is over.
CREATE TABLE appointment (
    hall    TEXT    NOT NULL,
    day     TEXT    NOT NULL,
    code    TEXT    NOT NULL,
    service TEXT    NOT NULL,
    slot_us INTEGER NOT NULL,
    -- The number that was given for it, and the press that it answered.
    ticket  TEXT,
    request BLOB CHECK (request IS NULL OR length(request) = 16),
    CHECK ((ticket IS NULL) = (request IS NULL)),
    PRIMARY KEY (hall, day, code)
) STRICT, WITHOUT ROWID;
