-- What a call carried beside its body, without secrets: an object of lists of values.
alter table webhook_call add column headers text not null default '{}';
-- Whether only the beginning of the body is kept, or nothing of it.
alter table webhook_call add column truncated boolean not null default false;
-- The call whose body was run through the recorder again.
alter table webhook_call add column replay_of uuid;
-- Ids are ordered by time. The refused ones are few and looked at often: in lists, and to delete the oldest.
create index webhook_call_refused on webhook_call (id) where not accepted;
create index unmatched_report_call on unmatched_report (call_id);
