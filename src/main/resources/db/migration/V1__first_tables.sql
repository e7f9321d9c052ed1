-- Ids of Infobip are text and prices are numeric, whatever they look like today.

create table send_request (
  correlation_id  uuid        primary key,
  created_at      timestamptz not null,
  recipients      integer     not null check (recipients > 0),
  caller          text        not null check (caller <> ''),
  sender          text        check (sender <> ''),
  text            text        not null check (text <> ''),
  options         jsonb       not null default '{}',
  idempotency_key text        check (idempotency_key <> ''),
  fingerprint     bytea,
  check ((idempotency_key is null) = (fingerprint is null)),
  unique (caller, idempotency_key)
);

create index send_request_newest on send_request (created_at desc, correlation_id desc);

-- Status updates touch no indexed column, so they stay heap-only as long as the page has room:
-- the outbox and the reconciler have columns of their own (due_at, check_at), which reports leave alone.
create table message (
  id               uuid        primary key,
  correlation_id   uuid        not null references send_request,
  due_at           timestamptz,
  lease_until      timestamptz,
  check_at         timestamptz,
  submitted_at     timestamptz,
  done_at          timestamptz,
  updated_at       timestamptz not null,
  position         integer     not null check (position >= 0),
  status_id        integer,
  error_id         integer,
  group_id         integer,
  error_group_id   integer,
  attempts         smallint    not null default 0 check (attempts >= 0),
  checks           smallint    not null default 0 check (checks >= 0),
  segments         smallint    check (segments >= 0),
  error_permanent  boolean,
  corrected        boolean     not null default false,
  outcome          text        not null check (outcome in ('PENDING', 'SENT', 'DELIVERED', 'FAILED')),
  status           text        not null check (status <> ''),
  recipient        text        not null check (recipient ~ '^\+[1-9][0-9]{1,14}$'),
  error_name       text,
  mcc_mnc          text,
  bulk_id          text,
  price            numeric,
  currency         text,
  unique (correlation_id, position),
  check (lease_until is null or due_at is not null)
) with (fillfactor = 60);

create index message_outbox on message (due_at) where due_at is not null;
create index message_overdue on message (check_at) where check_at is not null;

-- The log and the history in one. status, outcome and final say where the message stands after the
-- event; the other columns hold what was reported.
create table event (
  seq              bigint      primary key,
  message_id       uuid        not null references message,
  correlation_id   uuid        not null,
  at               timestamptz not null,
  done_at          timestamptz,
  group_id         integer,
  status_id        integer,
  error_group_id   integer,
  error_id         integer,
  repeats          integer     not null default 0 check (repeats >= 0),
  segments         smallint,
  error_permanent  boolean,
  final            boolean     not null,
  source           text        not null check (source in ('SUBMIT', 'REPORT', 'LOGS', 'TIDINGS')),
  verdict          text        not null check (verdict in ('APPLIED', 'SUPERSEDED', 'CORRECTED')),
  status           text        not null check (status <> ''),
  outcome          text        not null check (outcome in ('PENDING', 'SENT', 'DELIVERED', 'FAILED')),
  status_name      text,
  error_name       text,
  mcc_mnc          text,
  price            numeric,
  currency         text,
  reason           text,
  raw              text
);

create index event_of_request on event (correlation_id, seq);
-- The same report twice is counted on the first, never logged again.
create unique index event_report_once
  on event (message_id, group_id, status_id, error_id, done_at) nulls not distinct
  where source in ('REPORT', 'LOGS');

-- One row: its lock makes the commits of log writers serial, so seq is gapless and in commit order.
create table event_log_head (
  only_row boolean primary key default true check (only_row),
  seq      bigint  not null check (seq >= 0)
);
insert into event_log_head (seq) values (0);

create table webhook_call (
  id          uuid        primary key,
  received_at timestamptz not null,
  accepted    boolean     not null,
  bytes       integer     not null check (bytes >= 0),
  reports     integer     not null default 0 check (reports >= 0),
  unmatched   integer     not null default 0 check (unmatched >= 0),
  broken      integer     not null default 0 check (broken >= 0),
  reason      text,
  remote      text        not null,
  body        bytea       not null,
  check (accepted or reason is not null)
);

create table access_session (
  token_hash bytea       primary key,
  expires_at timestamptz not null,
  caller     text        not null check (caller <> '')
);
