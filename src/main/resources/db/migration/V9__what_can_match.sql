-- Unmatched reports whose message has turned up, as those of a restored database do: the matcher looks for these alone.
alter table unmatched_report add column turned_up boolean not null default false;
update unmatched_report u set turned_up = true
 where matched_at is null and exists (select from message m where m.id = u.our_id);

create index unmatched_report_matchable on unmatched_report (id) where matched_at is null and turned_up;
create index unmatched_report_waits_for on unmatched_report (our_id) where matched_at is null and our_id is not null;

-- A report can wait only for a message that has been there before; one that Tidings has just made has a new id and is
-- due, so nothing is looked for. One that is not, or is older than a minute when it comes, was brought by somebody else.
create function tidings_message_turned_up() returns trigger language plpgsql as $$
begin
  update unmatched_report set turned_up = true where our_id = new.id and matched_at is null;
  return null;
end $$;
create trigger message_turned_up after insert on message
  for each row when (new.due_at is null or new.updated_at < now() - interval '1 minute')
  execute function tidings_message_turned_up();

-- Messages to one recipient, for what an unmatched report may be about. Neither column ever changes.
create index message_of_recipient on message (recipient, id);
