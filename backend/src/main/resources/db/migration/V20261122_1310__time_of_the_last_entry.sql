-- No entry is to be older than the one before it, whatever the clock does. The time of the newest message is not enough to tell:
-- a notice may be newer.
alter table conversation add column last_entry_at timestamptz not null default now();
update conversation c set last_entry_at = e.at from entry e where e.conversation_id = c.id and e.seq = c.last_seq;
