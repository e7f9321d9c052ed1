-- What a call did, beside its verdicts: the first message of ours in it, how many there are, and the outcome that each entry
-- set, one letter each as in event, or - where it set none. Of calls from before nothing of it is known.
alter table webhook_call
  add column first_message uuid,
  add column messages      integer not null default 0 check (messages >= 0),
  add column outcomes      text    not null default '';

-- Who does not want to see a report any more, and where its message stood before it was assigned, until that is undone.
alter table unmatched_report
  add column dismissed_at   timestamptz,
  add column dismissed_by   text check (dismissed_by <> ''),
  add column message_before text;
create index unmatched_report_seen on unmatched_report (id) where matched_at is null and dismissed_at is null;
create index unmatched_report_dismissed on unmatched_report (id) where matched_at is null and dismissed_at is not null;

-- When a secret of the webhook was last right, to the minute. The print is 16 bits of a digest: enough to tell a secret
-- from the one before it, and nothing to guess it by.
create table webhook_secret_use (
  proof   text        not null check (proof in ('TOKEN', 'BASIC', 'SIGNATURE')),
  print   integer     not null check (print between 0 and 65535),
  used_at timestamptz not null,
  primary key (proof, print)
);
