-- Answers stored under an Idempotency-Key hold no texts and no files any more: they are put in again when the answer is
-- given again, as far as they still exist, so that deleting a message has no stored answers to look through. Those that
-- are stored already lose theirs here. A node of the version before goes on working: it gives such an answer without its
-- text; what it stores itself meanwhile is forgotten within a day. It also writes subject_id and subject_part, which
-- therefore stay until the next version.
update idempotent_answer set answer = (answer::jsonb || '{"text": null, "attachments": []}')::text
where answer is not null and operation like 'POST /conversations/%/messages';

update idempotent_answer set answer = jsonb_set(answer::jsonb, '{messages}', (
    select coalesce(jsonb_agg(m.entry || '{"text": null, "attachments": []}' order by m.position), '[]')
    from jsonb_array_elements(answer::jsonb -> 'messages') with ordinality m (entry, position)))::text
where answer is not null and (operation = 'POST /conversations' or operation like 'POST /conversations/%/participants');

update idempotent_answer
set answer = (answer::jsonb || '{"name": "file", "size": 0, "type": "application/octet-stream"}')::text
where answer is not null and operation = 'POST /attachments';
