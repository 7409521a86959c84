-- Who is alerted of what, and how (section G).

-- Where those are who do something about each event: they advance in the transaction in which they do it, and events that one
-- of them has not read are kept. Alerts begin at the present end: what happened before there were alerts is news to nobody.
create table event_consumer (
    name text primary key,
    position bigint not null
);
insert into event_consumer (name, position) select 'alert', coalesce(max(position), 0) from event;

-- What those chose who chose something (G1); everybody else has the defaults, which the application knows.
create table alert_preference (
    user_id uuid primary key references users,
    new_conversation_email boolean not null,
    new_conversation_popup boolean not null,
    new_message_email boolean not null,
    new_message_popup boolean not null,
    participant_change_email boolean not null,
    participant_change_popup boolean not null
);
