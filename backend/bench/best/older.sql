\set i random(1, :older)
select id, subject, before from bench.older where n = :i \gset
with mine as (
  select p.periods * int8multirange(int8range(p.deleted_through + 1, c.last_seq + 1)) as visible from users u
  join participant p on p.user_id = u.id and p.has_copy join conversation c on c.id = p.conversation_id where u.subject = :subject and u.active and p.conversation_id = :id::uuid)
select e.seq, e.kind, e.at, e.author_id, a.display_name, e.text, e.edited_at, e.deleted_at, e.notice_type, e.notice_subjects, f.files
from (select * from entry where conversation_id = :id::uuid and seq < :before::bigint and (select visible from mine) @> seq order by seq desc limit 51) e
join users a on a.id = e.author_id
left join lateral (select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type) order by f.position) as files
  from attachment f where f.conversation_id = e.conversation_id and f.seq = e.seq) f on true
order by e.seq;
