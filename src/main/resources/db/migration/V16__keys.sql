-- Keys that were made at /api/keys; of each only its hash. Which key opened a session or got a ticket, their key_hash tells.
create table access_key (
  id           text        primary key check (id ~ '^[0-9A-Za-z]+$'),
  created_at   timestamptz not null,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz,
  caller       text        not null check (caller <> ''),
  scopes       text[]      not null check (cardinality(scopes) > 0),
  hash         bytea       not null unique check (length(hash) = 32),
  created_by   text        not null,
  revoked_by   text,
  check ((revoked_at is null) = (revoked_by is null))
);
