-- Which caller had a call replayed; with the reports of the repetition, until they have their message.
alter table webhook_call add column replayed_by text check (replayed_by <> '');
alter table unmatched_report
  add column replayed_by text check (replayed_by <> ''),
  add column assigned_by text check (assigned_by <> '');

-- A report that was replayed or assigned is one of Infobip's: the history has it once, however it came.
-- All older rows satisfy the check, so they are not read for it.
alter table event
  drop constraint event_source_check,
  add constraint event_source_check
    check (source in ('SUBMIT', 'REPORT', 'REPLAY', 'LOGS', 'TIDINGS')) not valid;
drop index event_report_once;
create unique index event_report_once
  on event (message_id, group_id, status_id, error_id, done_at) nulls not distinct
  where source in ('REPORT', 'REPLAY', 'LOGS');
