-- What each node tells of itself, for the others to show: it writes its row every few seconds and takes it away when it
-- stops. An id is made at each start, so no two nodes have one, whatever their machines are called.
create table node (
  id              uuid        primary key,
  started_at      timestamptz not null,
  seen_at         timestamptz not null,
  skewed_since    timestamptz,
  slow_since      timestamptz,
  paused_since    timestamptz,
  probe_at        timestamptz,
  silent_since    timestamptz,
  skew_millis     bigint      not null, -- by how much the machine's clock is ahead of the database's
  answer_millis   bigint      not null, -- how long the database took to answer it
  streams         integer     not null check (streams >= 0),
  connections     integer     not null check (connections >= 0),
  name            text        not null check (name <> ''),
  version         text        not null,
  pause_cause     text,
  pause_reason    text,
  silence         text,
  check ((paused_since is null) = (pause_cause is null))
);

-- When Infobip's logs were asked last, by any node.
alter table logs_budget add column asked_at timestamptz;
