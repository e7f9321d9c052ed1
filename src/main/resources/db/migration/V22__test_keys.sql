-- What a test key sends is never due (due_at) and never asked about: its outcomes are made here, when check_at comes.
alter table access_key add column test boolean not null default false;
alter table send_request add column test boolean not null default false;
alter table message
  add column test boolean not null default false,
  drop constraint message_look_check,
  add constraint message_look_check check (look in ('UNKNOWN', 'SILENT', 'LAST', 'TEST')) not valid,
  add constraint message_test_is_never_due check (not test or due_at is null) not valid;
-- X is for TEST; V13 has found the name without a number taken by the table before. Older rows satisfy the wider checks, so they are not read for them.
alter table event
  drop constraint event_source_check1,
  add constraint event_source_check check (source in ('S', 'R', 'P', 'L', 'T', 'X')) not valid;

-- A test key lists these only, which may be few among many.
create index send_request_newest_test on send_request (created_at desc, correlation_id desc) where test;
