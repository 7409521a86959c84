-- Sessions that the identity provider has ended (OpenID Connect Back-Channel Logout): their access tokens are refused from then
-- on, at every node, until the longest-lived of them has expired anyway. A row names one session, or a user all of whose
-- sessions ended.
create table sign_out (
    -- The provider's id of the session: the claim sid.
    session_id text unique,
    -- The provider's id of the user: the claim sub.
    subject text unique,
    -- With a subject: only tokens issued up to then are refused, so that the user can sign in again.
    issued_until timestamptz,
    at timestamptz not null,
    -- The writing transaction: a node reads what was committed since its last look.
    written_by xid8 not null default pg_current_xact_id(),
    check ((session_id is null) <> (subject is null)),
    check ((subject is null) = (issued_until is null))
);
create index sign_out_written on sign_out (written_by);
