-- The Idempotency-Key that a message was posted under, shown to its author alone, so that their client knows an event for
-- what it sent. Null for messages without one, and for those that a node of the version before writes.
alter table entry add column client_key text check (length(client_key) between 1 and 255);
