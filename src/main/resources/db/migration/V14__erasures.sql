-- Persons who asked to be forgotten: each row is the work of erasing one number and, once that is done, the record of it.
-- The number stands here only until nothing is left to look through; its pseudonym stays.
create table erasure (
  id              uuid        primary key,
  asked_at        timestamptz not null,
  begun_at        timestamptz,
  finished_at     timestamptz,
  messages        bigint      not null default 0,
  texts           bigint      not null default 0,
  send_requests   bigint      not null default 0,
  labels          bigint      not null default 0,
  events          bigint      not null default 0,
  webhook_calls   bigint      not null default 0,
  unmatched       bigint      not null default 0,
  passed_over     bigint      not null default 0,
  last_message    uuid        not null, -- messages with a greater id are none of those that were to be erased
  part            text        not null default 'MESSAGES',
  place           text        not null default '', -- of that part; what stands before it is done
  up_to           text        not null default '', -- of that part; what stands behind it is newer than the erasure
  asked_by        text        not null check (asked_by <> ''),
  recipient       text,
  pseudonym       text        not null,
  statistics      text, -- of which tables the planner's statistics could not be renewed
  digest          bytea,
  check (finished_at is null or recipient is null),
  check ((recipient is null) = (digest is not null))
);
create index erasure_open on erasure (id) where finished_at is null;
