-- Which kind of look at Infobip's logs comes at check_at: whether Infobip has a message whose submit had an unknown
-- outcome (UNKNOWN), what became of a silent one (SILENT), and that for the last time (LAST).
alter table message
  add column look text not null default 'SILENT' check (look in ('UNKNOWN', 'SILENT', 'LAST'));

drop index message_overdue;
create index message_overdue on message (look, check_at) where check_at is not null;

-- The outbox holds what may be claimed; what is leased stands apart, so that nobody reads over it.
drop index message_outbox;
create index message_outbox on message (due_at, id) where due_at is not null and lease_until is null;
create index message_leased on message (lease_until) where lease_until is not null;

-- When the next call to Infobip's logs may be made, by any node: Infobip counts those of all nodes together.
create table logs_budget (
  only_row boolean     primary key default true check (only_row),
  free_at  timestamptz not null
);
insert into logs_budget (free_at) values (now());

-- When a node was last able to take reports, and up to which submits the logs are being asked after an outage.
create table last_reachable (
  only_row    boolean     primary key default true check (only_row),
  at          timestamptz not null,
  catch_up_to timestamptz
);
insert into last_reachable (at) values (now());
