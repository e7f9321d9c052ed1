-- Each team counts its own events, so that no number it sees tells of others. In the team default, whose keys are for
-- those who run all of it, the place among all events is the number, and so it is for what was logged before.
alter table team add column seq bigint not null default 0 check (seq >= 0);
update team set seq = (select seq from event_log_head) where name <> 'default';
alter table event add column place bigint;
