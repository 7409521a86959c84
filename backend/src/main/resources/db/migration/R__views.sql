-- What packages read of tables that are not theirs: each view belongs to the package that owns its tables.
-- Written anew when this file changes; a node of the version before must be able to go on reading them.

-- person: who was deactivated by the CRM (D7).
create or replace view deactivated_user as
    select id as user_id from users where not active;

-- conversation: who takes or took part in what.
create or replace view participation as
    select conversation_id, user_id from participant;
