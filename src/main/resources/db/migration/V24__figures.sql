-- Figures of messages, kept by FigureProjector. Nothing that was there before is changed or read here; it is counted in the
-- background afterwards. Numbers of persons stand in none of these tables, so an erasure has nothing to do here.

-- How many messages are alike at one level: H by the hour they were accepted in, D by the day, T by the hour with no more
-- than outcome and currency, M by ten minutes with no more than outcome, country and network. What a level leaves out is
-- empty. took_n counts delivered messages by the time to the handset, whose steps are in Buckets.
create table figure (
  id       bigint      generated always as identity primary key,
  at       timestamptz not null,
  cost     numeric     not null default 0,
  messages integer     not null,
  segments integer     not null default 0,
  took_0   integer     not null default 0,
  took_1   integer     not null default 0,
  took_2   integer     not null default 0,
  took_3   integer     not null default 0,
  took_4   integer     not null default 0,
  took_5   integer     not null default 0,
  took_6   integer     not null default 0,
  took_7   integer     not null default 0,
  took_8   integer     not null default 0,
  took_9   integer     not null default 0,
  took_10  integer     not null default 0,
  took_11  integer     not null default 0,
  took_12  integer     not null default 0,
  took_13  integer     not null default 0,
  took_14  integer     not null default 0,
  took_15  integer     not null default 0,
  took_16  integer     not null default 0,
  took_17  integer     not null default 0,
  took_18  integer     not null default 0,
  took_19  integer     not null default 0,
  took_20  integer     not null default 0,
  took_21  integer     not null default 0,
  took_22  integer     not null default 0,
  took_23  integer     not null default 0,
  level    "char"      not null check (level in ('H', 'D', 'T', 'M')),
  outcome  "char"      not null check (outcome in ('P', 'S', 'D', 'F', 'C')),
  team     text        not null,
  country  text        not null,
  network  text        not null,
  sender   text        not null,
  caller   text        not null,
  error    text        not null,
  currency text        not null
) with (fillfactor = 60);

create unique index figure_once
  on figure (team, level, at, outcome, country, network, sender, caller, error, currency);

-- Where each message stands in the figures at level H, so that it is taken away there when it changes. Only as long as the
-- message is there; the figures outlive both.
create table counted_message (
  id       uuid     primary key,
  figure   bigint   not null,
  segments smallint not null,
  took     smallint, -- n of took_n
  cost     numeric
) with (fillfactor = 80);

-- What happened in a minute: the last hours of it.
create table figure_minute (
  at        timestamptz not null,
  accepted  integer     not null default 0,
  submitted integer     not null default 0,
  reported  integer     not null default 0,
  team      text        not null,
  primary key (team, at)
) with (fillfactor = 60);

-- One row: how far the log and the messages are counted. Its lock makes that the work of one node at a time.
create table figure_progress (
  only_row   boolean     primary key default true check (only_row),
  seq        bigint      not null check (seq >= 0),
  message    uuid        not null, -- all with lesser ids were counted, but for some that were accepted late
  counted_at timestamptz not null
);
insert into figure_progress (seq, message, counted_at)
  select seq, '00000000-0000-0000-0000-000000000000', now() from event_log_head;

-- Networks and countries whose deliveries are late, over all teams: begun by one node, so it is told once.
create table late_delivery (
  kind  text        not null check (kind in ('network', 'country')),
  key   text        not null,
  since timestamptz not null,
  primary key (kind, key)
);

analyze figure_progress;
