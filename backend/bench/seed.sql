-- Fills a migrated, empty schema with made-up conversations: psql -v users=10000 -v convs=200000 -f seed.sql
-- Each of the users is in about 5 * convs / users conversations, one more user in 10,000 of them, and one more conversation has
-- 250 people and 20,000 messages. Nine in ten conversations have 3 to 8 messages, some 30, a few 400. The newer a conversation,
-- the likelier it is unread.
\set ON_ERROR_STOP on
set client_min_messages = warning;
set session_replication_role = replica;    -- what is made up here keeps to the foreign keys
set synchronous_commit = off;
set work_mem = '512MB';
set maintenance_work_mem = '1GB';
set jit = off;
select setseed(0.42) \gset
create schema bench;
create function bench.pos(int) returns int language sql immutable as 'select $1 & 2147483647';

-- words as frequent as in talk (Zipf), 30,000 of them, of syllables
create temp table word as
select r, string_agg(syl[1 + (bench.pos(hashint4(r * 7 + i)) % 30)], '' order by i) as w
from (select string_to_array('ba ce di fo gu ha jo ka li mo nu pa qui re si ta ve wo xa yu tion ment ing er st pro con inter able us', ' ') as syl) s,
     generate_series(0, 29999) r, generate_series(1, 4) i
where i <= 2 + bench.pos(hashint4(r)) % 3
group by r;
create index on word (r);
create table bench.sentence as
with drawn as materialized (
    select s, g, least(29999, floor(power(30000, random())) - 1)::int as r
    from generate_series(0, 19999) s, generate_series(1, 15) g where g <= 3 + s % 13)
select s as n, string_agg(w, ' ' order by g) || '.' as body, null::text as form
from drawn join word using (r) group by s;
-- SearchForm: lower case, U+0001 at both ends of every run of letters and digits; two sentences joined by a blank keep to it
update bench.sentence set form = regexp_replace(body, '([a-z0-9]+)', E'\x01\\1\x01', 'g');
create unique index on bench.sentence (n);
analyze bench.sentence;

insert into users (id, subject, given_name, family_name, display_name, email, email_verified, created_at, family_name_folded, given_name_folded, search_folded, joined_folded, folding)
select ('019ab000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'u' || n, 'Given' || n % 500, 'Family' || n,
    'Given' || n % 500 || ' Family' || n, 'u' || n || '@bench.example.org', true, timestamptz '2025-10-01',
    'family' || n, 'given' || n % 500, 'family' || n || ' given' || n % 500 || ' family' || n || ' u' || n || '@bench.example.org',
    ' family' || n || 'given' || n % 500 || ' given' || n % 500 || 'family' || n, 2
from generate_series(1, :users + 1) n;

-- the plan of conversations
create table bench.conv as
select c as n, h,
    case when h % 1000 < 5 then 400 when h % 1000 < 100 then 30 else 3 + h % 6 end as messages,
    timestamptz '2026-11-20' - (h2 % 31536000) * interval '1 second' as last_at,
    h2 % 100 < 20 as private, h2 % 1000 < 950 as open
from generate_series(1, :convs) c,
     lateral (select bench.pos(hashint4(c)) as h, bench.pos(hashint4(c + 1000000007)) as h2 offset 0) x
union all
select :convs + 1, 7, 20000, timestamptz '2026-11-20', false, true;
alter table bench.conv add column id uuid, add column first_at timestamptz;
update bench.conv set first_at = last_at - (messages - 1) * case when messages > 1000 then interval '20 minutes' else interval '37 minutes' end;
update bench.conv set id = (substr(t, 1, 8) || '-' || substr(t, 9, 4) || '-7' || substr(r, 1, 3) || '-8' || substr(r, 4, 3) || '-' || substr(r, 7, 12))::uuid
from (select n as m, lpad(to_hex((extract(epoch from first_at) * 1000)::bigint), 12, '0') as t, md5(n::text) as r from bench.conv) x where m = n;
create unique index on bench.conv (n);
create index on bench.conv (id);
analyze bench.conv;

-- who is in which
create table bench.part as
select distinct on (n, u) n, k, u from (
    select c as n, k, ((c::bigint * 7919 + k * (:users / 5) + (c / :users) * (17 * k * k + 31 * k) % (:users / 5)) % :users)::int + 1 as u
    from generate_series(1, :convs) c, generate_series(0, 4) k
    union all select c, 5, :users + 1 from generate_series(1, :convs) c where c % (:convs / 10000) = 0
    union all select :convs + 1, k, (k::bigint * 37 % :users)::int + 1 from generate_series(0, 249) k
) x order by n, u, k;
create unique index on bench.part (n, k);
analyze bench.part;

insert into conversation (id, subject, description, private, status, created_at, created_by, last_seq, message_count, last_message_at, last_entry_at)
select c.id, initcap(s.body), case when c.h % 4 = 0 then d.body end, c.private, case when c.open then 'open' else 'closed' end, c.first_at,
    ('019ab000-0000-7000-8000-' || lpad(to_hex(p.u), 12, '0'))::uuid, c.messages, c.messages, c.last_at, c.last_at
from bench.conv c join bench.part p on p.n = c.n and p.k = 0
join bench.sentence s on s.n = c.h % 20000 join bench.sentence d on d.n = (c.h / 3) % 20000
order by c.id;

-- messages in the order of time, so that those of one conversation lie apart as they do in life
insert into entry (conversation_id, seq, kind, author_id, at, text, message_number)
select c.id, s, 'message', ('019ab000-0000-7000-8000-' || lpad(to_hex(p.u), 12, '0'))::uuid,
    c.first_at + (s - 1) * case when c.messages > 1000 then interval '20 minutes' else interval '37 minutes' end as at,
    a.body || ' ' || b.body, s
from bench.conv c
cross join lateral generate_series(1, c.messages) s
join bench.part p on p.n = c.n and p.k = (s * 3 + c.h % 1000) % least(5, 3 + c.h % 3)
join bench.sentence a on a.n = (c.h::bigint * 31 + s * 7919) % 20000
join bench.sentence b on b.n = (c.h::bigint * 17 + s * 104729 + 5) % 20000
order by 5;

-- unread: the newer, the likelier; 1 to 5 entries; own ones don't count
insert into participant (conversation_id, user_id, role, state, joined_at, position, periods, read_through, unread_count, last_activity, tab_activity)
select c.id, ('019ab000-0000-7000-8000-' || lpad(to_hex(p.u), 12, '0'))::uuid, case when p.k = 0 then 'creator' else 'member' end, 'active',
    c.first_at, p.k, '{[1,)}', c.messages - case when u.n > 0 then u.back else 0 end, u.n, c.last_at, c.last_at
from bench.conv c join bench.part p on p.n = c.n
cross join lateral (select bench.pos(hashint4(c.n * 8 + p.k)) as h3 offset 0) x
cross join lateral (
    select back, case when h3 % 100 < case when c.last_at > timestamptz '2026-11-01' then 60 when c.last_at > timestamptz '2026-08-12' then 20 else 5 end
        then (select count(*) from generate_series(c.messages - back + 1, c.messages) s where p.k <> (s * 3 + c.h % 1000) % least(5, 3 + c.h % 3)) else 0 end as n
    from (select least(c.messages, 1 + h3 / 100 % 5) as back offset 0) b offset 0) u
order by c.id, p.k;

-- 20,000 records, 1 in 20 restricted to five people; 300 of them busy (about 66 conversations each)
insert into record (type, id, name, name_folded, restricted, folding)
select (array['contact', 'company', 'household', 'opportunity', 'account'])[1 + r % 5], 'R-' || r, 'Record ' || r, 'record ' || r, r > 300 and r % 20 = 0, 2
from generate_series(1, :convs / 10) r;
insert into record_access (type, id, user_id, can_view, can_edit)
select type, id, ('019ab000-0000-7000-8000-' || lpad(to_hex(1 + bench.pos(hashtext(id || k)) % :users), 12, '0'))::uuid, true, true
from record, generate_series(1, 5) k where restricted on conflict do nothing;
insert into conversation_record (conversation_id, position, type, record_id)
select id, 0, (array['contact', 'company', 'household', 'opportunity', 'account'])[1 + r % 5], 'R-' || r
from (select id, case when h % 10 < 3 then 1 + (h / 10) % (:convs / 10) when h % 10 = 3 then 1 + (h / 10) % 300 end as r from bench.conv) x where r is not null order by id;
insert into conversation_record (conversation_id, position, type, record_id)
select id, 1, (array['contact', 'company', 'household', 'opportunity', 'account'])[1 + r % 5], 'R-' || r
from (select id, h, 1 + (h / 7 + 13) % (:convs / 10) as r from bench.conv) x where h % 10 = 1 on conflict do nothing;

-- a file on one message in a hundred
insert into attachment (id, uploader_id, uploaded_at, name, size, type, conversation_id, seq, position)
select gen_random_uuid(), author_id, at, 'offer-' || seq || '.pdf', 20000 + seq, 'application/pdf', conversation_id, seq, 1
from entry where bench.pos(hashtext(conversation_id::text || seq)) % 100 = 0;

-- what search reads: 16 positions to a row, position 0 is subject and description
insert into search_block (conversation_id, block, seqs, ats, texts, folding)
select c.id, s / 16, array_agg(s::bigint order by s),
    array_agg(case when s = 0 then c.first_at else c.first_at + (s - 1) * case when c.messages > 1000 then interval '20 minutes' else interval '37 minutes' end end order by s),
    string_agg(case when s = 0 then d.form || case when c.h % 4 = 0 then E'\n' || e.form else '' end else a.form || ' ' || b.form end, E'\x02' order by s), 2
from bench.conv c
cross join lateral generate_series(0, c.messages) s
join bench.sentence d on d.n = c.h % 20000 join bench.sentence e on e.n = (c.h / 3) % 20000
join bench.sentence a on a.n = (c.h::bigint * 31 + s * 7919) % 20000
join bench.sentence b on b.n = (c.h::bigint * 17 + s * 104729 + 5) % 20000
group by c.id, s / 16 order by c.id, s / 16;

create extension if not exists pg_stat_statements;
create extension if not exists pg_prewarm;
vacuum analyze;
checkpoint;

-- The inputs of requests, the same for the backend and for the statements of best/.
select setseed(0.5) \gset
create table bench.older as
select row_number() over () as n, * from (
    select c.id, p.u, 'u' || p.u as subject, 60 + floor(random() * 340)::bigint as before
    from bench.conv c join bench.part p on p.n = c.n and p.k < 5, generate_series(1, 20) where c.messages = 400 order by random() limit 10000) x;
create table bench.older_big as
select row_number() over () as n, * from (
    select c.id, p.u, 'u' || p.u as subject, 1000 + floor(random() * 19000)::bigint as before
    from bench.conv c join bench.part p on p.n = c.n, generate_series(1, 40) where c.messages = 20000 order by random()) x;
create table bench.post as
select row_number() over () as n, x.*, a.body || ' ' || b.body as text, a.form || ' ' || b.form as form from (
    select c.id, p.u, 'u' || p.u as subject, floor(random() * 20000)::int as i, floor(random() * 20000)::int as j
    from bench.conv c join bench.part p on p.n = c.n and p.k < 5 where c.messages <= 30 and c.open order by random() limit 20000) x
join bench.sentence a on a.n = x.i join bench.sentence b on b.n = x.j;
create table bench.post_big as
select row_number() over () as n, c.id, p.u, 'u' || p.u as subject, a.body || ' ' || b.body as text, a.form || ' ' || b.form as form
from bench.conv c join bench.part p on p.n = c.n join bench.sentence a on a.n = p.k * 7 join bench.sentence b on b.n = p.k * 11 where c.messages = 20000;
create table bench.unread as
select row_number() over () as n, * from (
    select c.id, p.u, 'u' || p.u as subject, c.messages::bigint as through from bench.conv c join bench.part p on p.n = c.n and p.k < 5
    join participant q on q.conversation_id = c.id and q.user_id = ('019ab000-0000-7000-8000-' || lpad(to_hex(p.u), 12, '0'))::uuid and q.unread_count > 0
    where c.messages < 20000 order by random() limit 100000) x;
-- a rare, a common, part of a word, two words
create table bench.search as
select row_number() over () as n, * from (
    select 1 + floor(random() * :users)::int as u, case i % 4 when 0 then w[1 + i % cardinality(w)] when 1 then 'ba' || w[1] when 2 then substr(w[2], 2, 4) else w[1] || ' ' || w[2] end as q
    from (select i, string_to_array(rtrim(s.body, '.'), ' ') as w from generate_series(0, 3999) i join bench.sentence s on s.n = i * 5) x) y;
create unique index on bench.older (n); create unique index on bench.older_big (n); create unique index on bench.post (n);
create unique index on bench.post_big (n); create unique index on bench.unread (n); create unique index on bench.search (n);
-- The first half of what is unread is marked by the backend, the second half by best/read.sql; likewise with users and best/readall.sql.
create sequence bench.turn cache 1;
vacuum analyze;
checkpoint;
