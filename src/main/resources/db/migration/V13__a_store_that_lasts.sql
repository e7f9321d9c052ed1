-- The log in partitions by seq, lean, and never changed; calls and unmatched reports in partitions by day. The application
-- makes partitions ahead and drops old ones; there is no default partition. How long this takes, what it locks and how to
-- go back is in UPGRADING.md.

-- Every event of a send request comes after this place of the log, so that what is older need not be looked at.
alter table send_request add column accepted_seq bigint not null default 0 check (accepted_seq >= 0);

-- What a message has been told: 8 bytes for each different report, the first 16 of them; how many more; and how often
-- each came again, by its number from 1.
alter table message
  add column told       bytea    check (octet_length(told) <= 128),
  add column told_more  integer  not null default 0 check (told_more >= 0),
  add column told_again integer[];

alter table event rename to event_before;
alter table event_before rename constraint event_pkey to event_before_pkey;
alter index event_of_request rename to event_before_of_request;
alter index event_of_message rename to event_before_of_message;

-- A report stands with its call, at that entry; only what came without a call stands here (raw). What is null says what is
-- usual: status where the message stands as was reported, names of the commonest codes (Status and ProviderError). Letters are first
-- letters, but P in source for REPLAY. told is the number of the report among those of its message, told_hash its hash
-- where the message has no room for that.
create table event (
  seq             bigint      not null,
  at              timestamptz not null,
  done_at         timestamptz,
  told_hash       bigint,
  group_id        integer,
  status_id       integer,
  error_group_id  integer,
  error_id        integer,
  segments        smallint,
  entry           integer,
  told            integer,
  message_id      uuid        not null,
  correlation_id  uuid        not null,
  call_id         uuid,
  source          "char"      not null check (source in ('S', 'R', 'P', 'L', 'T')),
  verdict         "char"      not null check (verdict in ('A', 'S', 'C') or verdict = 'N' and attempt is not null),
  outcome         "char"      not null check (outcome in ('P', 'S', 'D', 'F', 'C')),
  final           boolean     not null,
  error_permanent boolean,
  currency        text,
  mcc_mnc         text,
  price           numeric,
  status          text        check (status <> ''),
  status_name     text,
  error_name      text,
  reason          text,
  attempt         text,
  raw             text,
  primary key (seq),
  check ((call_id is null) = (entry is null))
) partition by range (seq);

create index event_of_request on event (correlation_id, seq);
create index event_told_more on event (message_id, told_hash) where told_hash is not null;

do $$
declare
  head bigint := (select seq from event_log_head);
  size bigint := least(5000000, (head / 5000000 + 1) * 100000);
begin
  for number in 0 .. head / size + 1 loop
    execute format(
      'create table event_%1$s partition of event for values from (%1$s) to (%2$s)', number * size, (number + 1) * size);
  end loop;
end $$;

create temporary table told_before on commit drop as
  select seq, message_id, repeats,
         row_number() over (partition by message_id order by seq) as told,
         substr(sha256(convert_to(concat(
           group_id, '|', status_id, '|', error_id, '|', (extract(epoch from done_at) * 1000000)::numeric(30)), 'UTF8')), 1, 8)
           as hash
    from event_before
   where source in ('REPORT', 'REPLAY', 'LOGS');

update message m
   set told = t.told, told_more = t.told_more, told_again = t.told_again
  from (select message_id,
               string_agg(hash, '' order by told) filter (where told <= 16) as told,
               greatest(0, count(*) - 16) as told_more,
               case when max(repeats) > 0 then array_agg(repeats order by told) end as told_again
          from told_before
         group by message_id) t
 where m.id = t.message_id;

insert into event (seq, at, done_at, told_hash, group_id, status_id, error_group_id, error_id, segments, told, message_id,
    correlation_id, source, verdict, outcome, final, error_permanent, currency, mcc_mnc, price, status, status_name,
    error_name, reason, attempt, raw)
  select e.seq, e.at, e.done_at,
         case when t.told > 16 then ('x' || encode(t.hash, 'hex'))::bit(64)::bigint end,
         e.group_id, e.status_id, e.error_group_id, e.error_id, e.segments, t.told, e.message_id, e.correlation_id,
         case e.source when 'REPLAY' then 'P' else left(e.source, 1) end::"char",
         left(e.verdict, 1)::"char", left(e.outcome, 1)::"char", e.final, e.error_permanent, e.currency, e.mcc_mnc, e.price,
         nullif(e.status, e.status_name), e.status_name,
         case when e.error_id = 0 then nullif(coalesce(e.error_name, ''), 'NO_ERROR') else e.error_name end,
         e.reason, e.attempt,
         -- Infobip's logs repeat the text, which is to stand in one place only.
         case when e.source = 'LOGS' and e.raw like '%"content"%' then null else e.raw end
    from event_before e left join told_before t on t.seq = e.seq
   order by e.seq;

-- All of it stands in the new table now; a second copy would outlive whatever is forgotten there.
drop table event_before;

-- Ids of calls and of unmatched reports begin with the millisecond they were made in. What there is becomes the first
-- partition as it is.
create function tidings_first_id(at timestamptz) returns uuid language sql stable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

alter table webhook_call rename to webhook_call_before;
alter table webhook_call_before rename constraint webhook_call_pkey to webhook_call_before_pkey;
alter index webhook_call_refused rename to webhook_call_before_refused;
create table webhook_call (like webhook_call_before including all) partition by range (id);

alter table unmatched_report rename to unmatched_report_before;
alter table unmatched_report_before rename constraint unmatched_report_pkey to unmatched_report_before_pkey;
alter index unmatched_report_open rename to unmatched_report_before_open;
alter index unmatched_report_call rename to unmatched_report_before_call;
alter index unmatched_report_matchable rename to unmatched_report_before_matchable;
alter index unmatched_report_waits_for rename to unmatched_report_before_waits_for;
create table unmatched_report (like unmatched_report_before including all) partition by range (id);

do $$
declare
  today timestamptz := date_trunc('day', now() at time zone 'UTC') at time zone 'UTC';
  day   timestamptz;
  part  text;
begin
  foreach part in array array['webhook_call', 'unmatched_report'] loop
    execute format('alter table %1$s attach partition %1$s_before for values from (minvalue) to (%2$L)',
                   part, tidings_first_id(today + interval '1 day'));
    for number in 1 .. 7 loop
      day := today + number * interval '1 day';
      execute format('create table %s partition of %s for values from (%L) to (%L)',
                     part || '_' || to_char(day at time zone 'UTC', 'YYYYMMDD'), part,
                     tidings_first_id(day), tidings_first_id(day + interval '1 day'));
    end loop;
  end loop;
end $$;
