-- What search reads (F6). A search looks through all that one person may see, some thousands of messages of some hundred
-- conversations; reading each of them from entry costs ten times what comparing it does. So their texts stand here once more,
-- in the form in which they are compared (SearchForm), sixteen positions of a timeline to a row. docs/adr/0031-search.md has the
-- figures, and why there is no full-text or trigram index: it finds what anybody wrote, of which one person sees next to nothing.
create table search_block (
    conversation_id uuid not null references conversation,
    -- seq / 16
    block bigint not null,
    -- Of each text its position in the timeline, and its time. Position 0 is subject and description.
    seqs bigint[] not null,
    ats timestamptz[] not null,
    -- The texts, parted by U+0002; empty where a message was deleted.
    texts text not null,
    -- The only index: every search comes by the conversations that somebody sees.
    primary key (conversation_id, block)
)
-- A row stays in its place up to a page, and is not compressed before: unpacking is most of a search's time then.
with (toast_tuple_target = 8160);
alter table search_block alter column texts set storage main;

-- What the copy of somebody who left keeps is searched, not what it is called now (D4). Nodes of the version before leave it empty.
alter table left_copy add column search_form text not null default '';

-- What there is already. As SearchForm does it, which new texts go through; what nodes of the version before write meanwhile is
-- found once it is edited.
create function pg_temp.search_form(original text) returns text language sql immutable as $$
    select regexp_replace(
        replace(replace(replace(lower(regexp_replace(normalize(translate(original, E'\x01\x02', '  '), nfkd), '[\u0300-\u036f]', '', 'g')
            collate pg_c_utf8), 'ß', 'ss'), 'ς', 'σ'), 'ı', 'i') collate pg_c_utf8,
        '(?<=[[:alnum:]])(?![[:alnum:]])|(?<![[:alnum:]])(?=[[:alnum:]])', E'\x01', 'g')
$$;
insert into search_block (conversation_id, block, seqs, ats, texts)
select conversation_id, seq / 16, array_agg(seq order by seq), array_agg(at order by seq),
    string_agg(pg_temp.search_form(text), E'\x02' order by seq)
from (
    select id as conversation_id, 0 as seq, created_at as at, concat_ws(E'\n', subject, description) as text from conversation
    union all
    select conversation_id, seq, at, coalesce(text, '') from entry where kind = 'message'
) texts
group by conversation_id, seq / 16;
update left_copy set search_form = pg_temp.search_form(concat_ws(E'\n', subject, description));
drop function pg_temp.search_form(text);
