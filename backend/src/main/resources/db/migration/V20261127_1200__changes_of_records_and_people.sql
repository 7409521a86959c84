-- A record that is renamed, restricted or opened, and a person who is renamed, deactivated or activated, change what is shown of
-- the conversations about them. A row of 'conversation.changed' then names in cause what changed: 'record/type:id' or
-- 'person/id'. It is about the conversation that it names. With a conversation_id of zeros it is about the record or person
-- itself, and where everywhere is true it stands for all their conversations, which are too many for a row each.
-- A node of the version before takes such a row for a change of that conversation, or of one that there is not.
alter table outbox add column cause text, add column everywhere boolean not null default false;
alter table event add column cause text, add column everywhere boolean not null default false;
-- What may have been missed by anybody.
create index event_everywhere on event (position) where everywhere;
-- The conversations of somebody who deleted their copy: the others see their name all the same.
create index participant_without_copy on participant (user_id) where not has_copy;
