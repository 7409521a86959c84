-- What leaving, deleting one's copy and correcting messages need beside the visible ranges. All columns have defaults or
-- are null, so that a node of the version before goes on working on this schema while nodes are replaced one by one.

-- Undo of a deletion within a minute (E1): when it was, and what was deleted before it.
alter table participant add column deleted_at timestamptz;
alter table participant add column deleted_before bigint;

-- The newest message within the periods, deleted copy or not: the order of a private conversation in a record's tab (E5).
alter table participant add column tab_activity timestamptz;
update participant set tab_activity = last_activity;

-- What the copy of somebody who left or was removed keeps showing (D4). One row from leaving until rejoining.
create table left_copy (
    conversation_id uuid not null,
    user_id uuid not null,
    subject text,
    description text,
    -- [{"userId", "role", "state", "joinedAt"}], in their order, as the leaver saw them.
    people jsonb not null,
    primary key (conversation_id, user_id),
    foreign key (conversation_id, user_id) references participant
);

-- Earlier texts of edited messages; the present one stands in entry. Deleting the message deletes them (C6).
create table entry_version (
    conversation_id uuid not null,
    seq bigint not null,
    version integer not null,
    text text not null,
    at timestamptz not null,
    primary key (conversation_id, seq, version),
    foreign key (conversation_id, seq) references entry
);

-- Which message a stored answer repeats, so that deleting the message can take its text out of it (C6).
alter table idempotent_answer add column subject_id uuid;
alter table idempotent_answer add column subject_part bigint;
create index idempotent_answer_subject on idempotent_answer (subject_id) where subject_id is not null;
