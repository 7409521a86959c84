\set i random(1, :posts)
select id, subject, text, form from bench.post where n = :i \gset
with me as materialized (select id, display_name from users where subject = :subject and active),
c as (update conversation c set last_seq = last_seq + 1, message_count = message_count + 1, last_message_at = greatest(now(), last_entry_at), last_entry_at = greatest(now(), last_entry_at)
  where c.id = :id::uuid and c.status = 'open' and exists (select 1 from participant p, me where p.conversation_id = c.id and p.user_id = me.id and p.state = 'active' and p.has_copy)
  returning c.id, c.last_seq, c.message_count, c.last_message_at as at),
posted as (insert into entry (conversation_id, seq, kind, author_id, at, text, message_number) select c.id, c.last_seq, 'message', me.id, c.at, :text, c.message_count from c, me),
searched as (insert into search_block (conversation_id, block, seqs, ats, texts, folding) select c.id, c.last_seq / 16, array[c.last_seq], array[c.at], :form, 2 from c
  on conflict (conversation_id, block) do update set seqs = search_block.seqs || excluded.seqs, ats = search_block.ats || excluded.ats, texts = search_block.texts || chr(2) || excluded.texts),
told as (insert into outbox (type, conversation_id, seq) select 'message.created', c.id, c.last_seq from c),
moved as (update participant p set last_activity = c.at, tab_activity = c.at, deleted_through = case when p.has_copy then p.deleted_through else c.last_seq - 1 end, has_copy = true,
  unread_count = case p.user_id when me.id then 0 else p.unread_count + 1 end, read_through = case p.user_id when me.id then c.last_seq else p.read_through end
  from c, me where p.conversation_id = :id::uuid and upper_inf(p.periods))
select c.last_seq, c.at, me.id, me.display_name from c, me;
