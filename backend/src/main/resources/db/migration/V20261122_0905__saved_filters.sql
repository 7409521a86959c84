-- Named filters of the sidebar (F5). A column for each condition, null where the filter has none, since each is of a type of its own.
create table saved_filter (
    id uuid primary key,
    user_id uuid not null references users,
    name text not null,
    -- The name in one case: there is one of a name per user, whatever its case.
    name_key text not null,
    with_user uuid references users,
    -- Not a foreign key: the filter of a record that is gone finds nothing, like that of one no longer the owner's to name.
    about_type text,
    about_id text,
    role text,
    status text,
    unread boolean,
    q text,
    unique (user_id, name_key)
);
