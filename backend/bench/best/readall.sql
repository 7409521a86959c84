select :users / 2 + 1 + nextval('bench.turn') % (:users / 2) as i \gset
with me as materialized (select id from users where subject = 'u' || :i::text and active),
seen as (select p.conversation_id, p.read_through as was, max(e.seq) as through, count(*) as n from me join participant p on p.user_id = me.id and p.unread_count > 0 and p.has_copy
  join entry e on e.conversation_id = p.conversation_id and e.seq > p.read_through
  where p.periods @> e.seq and e.seq > p.deleted_through and e.kind = 'message' and e.deleted_at is null and e.author_id <> p.user_id
    and pg_visible_in_snapshot(e.written_by, pg_current_snapshot()) group by 1, 2),
marked as (update participant p set read_through = seen.through, unread_count = p.unread_count - seen.n from seen, me
  where p.conversation_id = seen.conversation_id and p.user_id = me.id and p.read_through = seen.was returning p.conversation_id),
told as (insert into outbox (type, conversation_id, only_users) select 'conversation.read', conversation_id, array[me.id] from marked, me returning 1)
select count(*) from told;
