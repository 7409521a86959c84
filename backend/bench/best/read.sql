select id, subject, through from bench.unread where n = (select :unread / 2 + 1 + nextval('bench.turn') % (:unread / 2)) \gset
with me as materialized (select id from users where subject = :subject and active),
was as (select p.read_through, p.periods, p.deleted_through, p.has_copy, c.last_seq from participant p join conversation c on c.id = p.conversation_id, me where p.conversation_id = :id::uuid and p.user_id = me.id),
marked as (update participant p set read_through = least(:through::bigint, was.last_seq), unread_count = p.unread_count - (select count(*) from entry e
    where e.conversation_id = p.conversation_id and e.seq > was.read_through and e.seq <= :through::bigint
    and p.has_copy and p.periods @> e.seq and e.seq > p.deleted_through and e.kind = 'message' and e.deleted_at is null and e.author_id <> p.user_id)
  from was, me where p.conversation_id = :id::uuid and p.user_id = me.id and p.read_through = was.read_through and p.read_through < least(:through::bigint, was.last_seq)
  returning p.unread_count),
told as (insert into outbox (type, conversation_id, only_users) select 'conversation.read', :id::uuid, array[me.id] from marked, me)
select (select unread_count from marked), c.*, m.*, pp.*, ab.about, cb.display_name
from conversation c join users cb on cb.id = c.created_by, was,
lateral (select json_agg(json_build_object('seq', x.seq, 'at', x.at, 'author', a.display_name, 'text', x.text,
      'attachments', (select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type) order by f.position) from attachment f where f.conversation_id = x.conversation_id and f.seq = x.seq)) order by x.seq) as messages
  from (select * from entry e where e.conversation_id = :id::uuid and e.kind = 'message' and was.periods @> e.seq order by e.seq desc limit 3) x join users a on a.id = x.author_id) m,
lateral (select json_agg(json_build_object('id', w.user_id, 'displayName', n.display_name, 'role', w.role, 'state', w.state, 'joinedAt', w.joined_at) order by w.position) as people, count(*) filter (where w.state = 'active' and n.active) as current
  from participant w join users n on n.id = w.user_id where w.conversation_id = :id::uuid and w.periods && was.periods) pp,
lateral (select json_agg(json_build_object('type', rec.type, 'id', rec.id, 'name', rec.name, 'ok', not rec.restricted or ra.can_view and ra.can_edit) order by cr.position) as about
  from conversation_record cr join record rec on rec.type = cr.type and rec.id = cr.record_id
  left join record_access ra on ra.type = rec.type and ra.id = rec.id and ra.user_id = (select id from me) where cr.conversation_id = :id::uuid) ab
where c.id = :id::uuid;
