-- Requests in the order of what answered them: the oldest are forgotten when a day is opened, the latest says how far the log
-- must reach.
CREATE INDEX request_in_order ON request (hall, first_seq);
