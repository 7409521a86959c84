-- What happened, on its way to whoever must hear of it (section H). Two tables, because of what a sequence can't do: numbers
-- given by writers are not the order in which they commit, so that a reader who remembers the greatest one misses what commits
-- later under a smaller one. Writers add to outbox in the transaction of what it tells; one relay at a time moves what is
-- committed to event, whose position it alone gives, in its own commits. Nobody can miss a position.
create table outbox (
    -- Within one conversation this is the order of commit, since its row lock is held from here to the commit.
    id bigint generated always as identity primary key,
    type text not null,
    conversation_id uuid,
    seq bigint,
    -- Who alone hears of it; null for all who take part.
    only_users uuid[],
    -- Who does not, of all who take part.
    except_users uuid[] not null default '{}',
    written_at timestamptz not null default clock_timestamp(),
    -- The writing transaction: who begins to listen hears nothing of what was committed before, though it be relayed after.
    written_by xid8 not null default pg_current_xact_id()
);

create table event (
    position bigint generated always as identity primary key,
    type text not null,
    conversation_id uuid,
    seq bigint,
    only_users uuid[],
    except_users uuid[] not null,
    at timestamptz not null,
    written_by xid8 not null
);
-- What somebody missed: of their conversations, and what was for them alone.
create index event_conversation on event (conversation_id, position) where only_users is null;
create index event_user on event using gin (only_users) where only_users is not null;
create index event_age on event (at);
