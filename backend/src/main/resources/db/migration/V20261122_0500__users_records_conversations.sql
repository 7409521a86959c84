-- The first schema. Two decisions shape it.
-- 1. Visibility is data: participant.periods holds the ranges of seq in which its owner took part, deleted_through what
--    they deleted of their copy. Inviting, leaving and deleting later on only write these two columns.
-- 2. The sidebar is fanned out on write: last_activity and unread_count stand on the participant's row, so that a page
--    of the inbox and the badge are index scans however long the talk is.
-- Whoever writes anything of a conversation holds that conversation's row lock; who needs several takes them in id order.

create extension if not exists pg_trgm;

create table users (
    id uuid primary key,
    -- The CRM's own id; null for somebody whom only the identity provider knows so far.
    external_id text unique,
    -- The identity provider's sub; null until the first sign-in.
    subject text unique,
    given_name text not null,
    family_name text not null,
    display_name text not null,
    email text,
    active boolean not null default true,
    created_at timestamptz not null,
    -- Case and accents folded by the application, for the people picker.
    family_name_folded text not null,
    given_name_folded text not null,
    search_folded text not null
);
-- The picker's order; a page of it is a range scan.
create index users_picker on users (family_name_folded, given_name_folded, id) where active;
create index users_search on users using gin (search_folded gin_trgm_ops);
-- Linking by verified email at the first sign-in.
create index users_email on users (lower(email));
-- The few who are not counted as current (D7).
create index users_inactive on users (id) where not active;

create table record (
    type text not null check (type in ('contact', 'company', 'household', 'opportunity', 'account')),
    id text not null,
    name text not null,
    name_folded text not null,
    restricted boolean not null default false,
    primary key (type, id)
);
create index record_picker on record (name_folded, type, id);
create index record_search on record using gin (name_folded gin_trgm_ops);

create table record_access (
    type text not null,
    id text not null,
    user_id uuid not null references users,
    can_view boolean not null,
    can_edit boolean not null,
    primary key (type, id, user_id),
    foreign key (type, id) references record on delete cascade
);
create index record_access_user on record_access (user_id);

create table conversation (
    id uuid primary key,
    subject text,
    description text,
    private boolean not null,
    status text not null check (status in ('open', 'closed')),
    created_at timestamptz not null,
    created_by uuid not null references users,
    last_seq bigint not null,
    message_count bigint not null,
    last_message_at timestamptz not null
);

create table conversation_record (
    conversation_id uuid not null references conversation,
    position smallint not null,
    type text not null,
    record_id text not null,
    primary key (conversation_id, position),
    foreign key (type, record_id) references record (type, id) on update cascade
);
create unique index conversation_record_tab on conversation_record (type, record_id, conversation_id);

create table participant (
    conversation_id uuid not null references conversation,
    user_id uuid not null references users,
    role text not null check (role in ('creator', 'member')),
    state text not null check (state in ('active', 'left', 'removed')),
    joined_at timestamptz not null,
    -- The order in which people are listed; the creator is 0.
    position integer not null,
    periods int8multirange not null,
    deleted_through bigint not null default 0,
    -- False from deleting one's copy until a later message by another brings it back (E1, E3).
    has_copy boolean not null default true,
    read_through bigint not null default 0,
    unread_count bigint not null default 0 check (unread_count >= 0),
    last_activity timestamptz not null,
    muted boolean not null default false,
    primary key (conversation_id, user_id)
) with (fillfactor = 85);
-- The sidebar's order (B2).
create index participant_sidebar on participant (user_id, last_activity desc, conversation_id desc) where has_copy;
-- The badge (B1) counts this index alone.
create index participant_unread on participant (user_id) where unread_count > 0 and has_copy;

-- The timeline: messages and notices in one order. seq is given under the conversation's row lock, so that it has no
-- gaps and is the order of commit within the conversation.
create table entry (
    conversation_id uuid not null references conversation,
    seq bigint not null check (seq > 0),
    kind text not null check (kind in ('message', 'notice')),
    author_id uuid not null references users,
    at timestamptz not null,
    text text,
    -- How many messages there are up to and including this entry: counts within any range cost two look-ups.
    message_number bigint not null,
    edited_at timestamptz,
    deleted_at timestamptz,
    notice_type text check (notice_type in ('joined', 'left', 'removed', 'closed', 'reopened', 'changed')),
    notice_subjects uuid[] not null default '{}',
    -- The writing transaction: Mark All Read marks what was committed at asOf, and commit order is no column's order.
    written_by xid8 not null default pg_current_xact_id(),
    primary key (conversation_id, seq),
    check ((kind = 'notice') = (notice_type is not null)),
    check ((kind = 'message' and deleted_at is null) = (text is not null))
);

-- Answers of creating requests, kept for 24 hours under the caller's Idempotency-Key (A6).
create table idempotent_answer (
    caller text not null,
    operation text not null,
    key text not null,
    request_hash text not null,
    answer text,
    created_at timestamptz not null,
    primary key (caller, operation, key)
);
create index idempotent_answer_age on idempotent_answer (created_at);
