-- Whether done_at is when the final report came, for it did not tell when the message ended.
alter table message add column done_at_is_arrival boolean not null default false;

-- What its caller took back is neither delivered nor failed. Older rows satisfy the wider checks, so they are not read
-- for them; those of cancelled messages are set right.
alter table message
  drop constraint message_outcome_check,
  add constraint message_outcome_check
    check (outcome in ('PENDING', 'SENT', 'DELIVERED', 'FAILED', 'CANCELLED')) not valid;
alter table event
  drop constraint event_outcome_check,
  add constraint event_outcome_check
    check (outcome in ('PENDING', 'SENT', 'DELIVERED', 'FAILED', 'CANCELLED')) not valid;
update message set outcome = 'CANCELLED' where status = 'CANCELLED' and group_id is null;
update event e set outcome = 'CANCELLED'
  from message m
 where m.outcome = 'CANCELLED' and e.correlation_id = m.correlation_id and e.message_id = m.id and e.status = m.status;

-- What was tried for a message without changing its status: in the history, and the last of it with the message.
alter table event
  add column attempt text,
  drop constraint event_verdict_check,
  add constraint event_verdict_check
    check (verdict in ('APPLIED', 'SUPERSEDED', 'CORRECTED') or verdict = 'NOTED' and attempt is not null) not valid;
alter table message
  add column attempt        text,
  add column attempt_reason text;
