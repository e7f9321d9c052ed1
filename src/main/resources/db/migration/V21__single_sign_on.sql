-- What somebody may do who signed in by single sign-on: no key stands behind such a session. Its key_hash is the digest of
-- who they are at the provider, by which all of their sessions are found.
alter table access_session
  add column scopes text[] check (cardinality(scopes) > 0),
  add column team   text   references team,
  add check ((scopes is null) = (team is null));
