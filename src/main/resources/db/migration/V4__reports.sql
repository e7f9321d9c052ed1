-- What became of each entry of a call, in its order, one letter each: A(pplied), S(uperseded), C(orrected), R(epeated),
-- U(nmatched), B(roken).
alter table webhook_call add column verdicts text not null default '';
-- Bodies are many kilobytes; compressing them would hold up every other report of their transaction.
alter table webhook_call alter column body set storage external;

-- Reports whose message is not ours, or not ours yet. A matched one stays, with the message it went to, until it is too old.
create table unmatched_report (
  id              uuid        primary key,
  call_id         uuid        not null,
  entry           integer     not null check (entry >= 0),
  received_at     timestamptz not null,
  reported_id     text        not null,
  our_id          uuid, -- the same where it has the form of ours; without one it cannot match by itself
  recipient       text,
  callback_data   text,
  raw             text        not null,
  matched_at      timestamptz,
  matched_message uuid,
  check ((matched_at is null) = (matched_message is null))
);
create index unmatched_report_open on unmatched_report (id) where matched_at is null;

-- Events are written for messages that their writer has locked; looking each up again doubled the cost of an event.
alter table event drop constraint event_message_id_fkey;
