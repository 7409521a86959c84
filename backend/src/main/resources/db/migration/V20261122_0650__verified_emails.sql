-- Whether the identity provider vouched for the email, so that the CRM's user of the same email may become this one,
-- whichever of the two is known first. Unknown counts as no.
alter table users add column email_verified boolean not null default false;
