-- A session has a name of its own, so that it can be ended without its token, and tells when and from where it was begun
-- and when it was last used. Those of before count as begun and used now.
alter table access_session
  add column id           uuid        not null default gen_random_uuid(),
  add column begun_at     timestamptz not null default now(),
  add column last_used_at timestamptz not null default now(),
  add column address      text        not null default '',
  add column agent        text        not null default '';

create unique index access_session_id on access_session (id);
create index access_session_key on access_session (key_hash);

-- A ticket ends with the session it was got in; one that was got with a key has none.
alter table stream_ticket add column session_id uuid;
