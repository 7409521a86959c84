-- Pop-ups for closed windows (G5): Web Push.

-- A browser that wants them, by the address that its push service gave it; one person's at a time.
create table push_subscription (
    id uuid primary key,
    user_id uuid not null references users,
    endpoint text not null unique,
    -- What messages to it are encrypted with (RFC 8291), in base64url.
    p256dh text not null,
    auth text not null,
    -- When it was last sent to us: who has too many loses the one not heard of for longest.
    renewed_at timestamptz not null
);
create index push_subscription_of on push_subscription (user_id, renewed_at);

-- What is to be pushed, until it is. As with mails, a row says where to look, never what was there. Of one conversation
-- there is one: what comes later joins it, and the newest is told.
create table push (
    id uuid primary key,
    subscription_id uuid not null references push_subscription on delete cascade,
    conversation_id uuid not null references conversation,
    seqs bigint[] not null,
    -- Of the newest.
    created_at timestamptz not null,
    -- When it is sent, or tried again. While somebody is sending it, when that counts as having failed.
    due_at timestamptz not null,
    attempts integer not null default 0,
    unique (subscription_id, conversation_id)
);
-- What is to be sent next.
create index push_due on push (due_at);
