-- Names and texts are compared in another form (A3, F6, docs/adr/0032-folding.md): letters that Unicode does not decompose,
-- apostrophes, hyphens, optional vowel signs and invisible characters do not matter. What is stored in the form of the version
-- before is not written here, which would hold up the start: each row says in which form it is, and nodes fold anew in the
-- background, a few rows at a time, what is in an older one (Refolding). Until then it is found as before.
alter table users add column folding smallint not null default 1;
alter table record add column folding smallint not null default 1;
alter table search_block add column folding smallint not null default 1;
alter table left_copy add column folding smallint not null default 1;

-- Family and given name without a space between them, in both orders, a space before each.
alter table users add column joined_folded text not null default '';
create index users_joined on users using gin (joined_folded gin_trgm_ops);

-- A node says in a setting of its connections in which form it writes; those of the version before say nothing, and write form 1.
-- What one of them writes while both versions run is in that form again, also where it only adds to a row.
create function lower_folding() returns trigger language plpgsql as $$
begin
    new.folding := coalesce(nullif(current_setting('conversations.folding', true), ''), '1')::smallint;
    return new;
end
$$;
create trigger users_folding before insert or update of given_name, family_name, email, search_folded on users for each row
    when (new.folding > coalesce(nullif(current_setting('conversations.folding', true), ''), '1')::smallint)
    execute function lower_folding();
create trigger record_folding before insert or update of name, name_folded on record for each row
    when (new.folding > coalesce(nullif(current_setting('conversations.folding', true), ''), '1')::smallint)
    execute function lower_folding();
create trigger search_block_folding before insert or update of texts on search_block for each row
    when (new.folding > coalesce(nullif(current_setting('conversations.folding', true), ''), '1')::smallint)
    execute function lower_folding();
create trigger left_copy_folding before insert or update of search_form on left_copy for each row
    when (new.folding > coalesce(nullif(current_setting('conversations.folding', true), ''), '1')::smallint)
    execute function lower_folding();

-- What is to be folded anew; empty once that is done.
create index users_to_fold on users (id) where folding < 2;
create index record_to_fold on record (type, id) where folding < 2;
create index search_block_to_fold on search_block (conversation_id, block) where folding < 2;
create index left_copy_to_fold on left_copy (conversation_id, user_id) where folding < 2;
