-- Files on messages (section I). Their bytes are in the store (a folder or S3), under the row's id; here is what they are
-- and whose. New tables alone, which a node of the version before does not know of and does not touch.

create table attachment (
    id uuid primary key,
    uploader_id uuid not null references users,
    uploaded_at timestamptz not null,
    name text not null,
    size bigint not null check (size > 0),
    -- Found from the content; charset only of plain text.
    type text not null,
    charset text,
    -- The preview's own type, null where there is none. Its bytes stand beside the file's.
    preview_type text,
    -- The message that it is on, all null until it is sent. Once set these never change: a file goes on one message, once.
    conversation_id uuid,
    seq bigint,
    position smallint,
    foreign key (conversation_id, seq) references entry,
    check ((conversation_id is null) = (seq is null) and (seq is null) = (position is null))
);
-- A message's files in their order, and a conversation's files by their message.
create unique index attachment_message on attachment (conversation_id, seq, position) where conversation_id is not null;
-- The quota of a user, and what nobody sent within a day.
create index attachment_unsent on attachment (uploader_id, uploaded_at) where conversation_id is null;

-- What the store may hold although no attachment says so: an upload under way, or a file whose row is gone. It is
-- written before the store is, so that whatever is cut off, something remembers what to take away.
create table loose_blob (
    id uuid primary key,
    -- Who is uploading it; null for what was deleted.
    uploader_id uuid references users,
    -- From then on nobody writes it any more.
    remove_at timestamptz not null
);
create index loose_blob_due on loose_blob (remove_at);
create index loose_blob_uploader on loose_blob (uploader_id) where uploader_id is not null;
