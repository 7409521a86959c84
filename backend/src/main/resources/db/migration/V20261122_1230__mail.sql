-- Alerts by mail (G3, G4): what is to be sent, until it is sent. A row says where to look, never what was there: everything is
-- asked again when it is sent.
create table mail (
    -- Its Message-ID too, the same however often it is tried.
    id uuid primary key,
    user_id uuid not null references users,
    conversation_id uuid not null references conversation,
    -- The entries that it tells of. Others are added until it is due.
    seqs bigint[] not null,
    -- Sent and dropped ones are gone; dead ones are kept for the operator.
    state text not null default 'waiting' check (state in ('waiting', 'dead')),
    created_at timestamptz not null,
    -- When it is sent, or tried again. While somebody is sending it, when that counts as having failed.
    due_at timestamptz not null,
    attempts integer not null default 0,
    first_tried_at timestamptz,
    last_error text
);
-- What is to be sent next.
create index mail_due on mail (due_at) where state = 'waiting';
-- What collects, by who takes part in what.
create index mail_collecting on mail (conversation_id, user_id) where state = 'waiting' and attempts = 0;
-- The operator's list.
create index mail_dead on mail (id) where state = 'dead';

-- What lets somebody unsubscribe without signing in, and nothing else. Made with their first mail, and never changed: an old
-- mail's link goes on working.
create table unsubscribe_token (
    user_id uuid primary key references users,
    token text not null unique
);

-- For mails. Null where nobody said: English, UTC.
alter table users add column language text;
alter table users add column time_zone text;
