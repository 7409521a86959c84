-- Who did what a mail or a pop-up tells of: each of them has their turn, so that who alerts thousands of people at once does not
-- hold up what others cause. Nodes of the version before write none: theirs count as one person's.
alter table mail add column caused_by uuid not null default '00000000-0000-0000-0000-000000000000';
alter table push add column caused_by uuid not null default '00000000-0000-0000-0000-000000000000';

create index mail_turn on mail (caused_by, attempts, due_at) where state = 'waiting';
create index push_turn on push (caused_by, attempts, due_at);
