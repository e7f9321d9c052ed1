-- Who did what. Entries are appended and never changed, each with a digest over itself and the digest before it. All of it
-- is in a schema of its own, so that it can be given an owner of its own: see docs/security.md.
create schema audit;

create table audit.entry (
  number  bigint      primary key,
  at      timestamptz not null,
  digest  bytea       not null check (length(digest) = 32),
  key_id  text,
  caller  text,
  team    text,
  session text,
  action  text        not null,
  target  text,
  remote  text,
  problem text,
  details text
);
create index entry_at on audit.entry (at, number);
create index entry_action on audit.entry (action, number);
create index entry_caller on audit.entry (caller, number);
create index entry_key on audit.entry (key_id, number);

-- The newest entry, and where what is kept begins: its number, and the digest of the entry before it. What is younger than
-- kept_at_least is not forgotten, whatever the settings of the application say.
create table audit.head (
  one           boolean     primary key default true check (one),
  number        bigint      not null,
  at            timestamptz not null,
  digest        bytea       not null check (length(digest) = 32),
  begins        bigint      not null,
  before        bytea       not null check (length(before) = 32),
  kept_at_least interval    not null default '30 days'
);
insert into audit.head (number, at, digest, begins, before)
values (0, clock_timestamp(), decode(repeat('00', 32), 'hex'), 1, decode(repeat('00', 32), 'hex'));

-- One field of what a digest covers: its length in bytes, a colon, itself and a comma; a dash and a comma when there is none.
create function audit.field(value text) returns text
language sql stable as $$
  select case when value is null then '-,' else octet_length(convert_to(value, 'UTF8')) || ':' || value || ',' end
$$;

create function audit.covered(e audit.entry) returns bytea
language sql stable as $$
  select convert_to(
    audit.field(e.number::text)
      || audit.field(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || audit.field(e.key_id) || audit.field(e.caller) || audit.field(e.team) || audit.field(e.session)
      || audit.field(e.action) || audit.field(e.target) || audit.field(e.remote) || audit.field(e.problem)
      || audit.field(e.details),
    'UTF8')
$$;

-- Appends an entry. The head stays locked until the caller's transaction ends, so numbers have no gaps and are in the order
-- of commits; time does not go back from one entry to the next.
create function audit.append(
  key_id text, caller text, team text, session text, action text, target text, remote text, problem text, details text)
returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head audit.head;
  entry audit.entry;
begin
  select * into strict head from audit.head for update;
  entry := row(head.number + 1, greatest(clock_timestamp(), head.at), null::bytea,
    key_id, caller, team, session, action, target, remote, problem, details);
  entry.digest := sha256(head.digest || audit.covered(entry));
  insert into audit.entry select (entry).*;
  update audit.head set number = entry.number, at = entry.at, digest = entry.digest;
  return entry.number;
end
$$;

-- Forgets the oldest entries, at most so many of them, that were made before a moment; returns how many.
create function audit.forget(before timestamptz, most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head audit.head;
  newest audit.entry;
begin
  select * into strict head from audit.head for update;
  select e.* into newest from audit.entry e
   where e.number < head.begins + most and e.at < least(forget.before, clock_timestamp() - head.kept_at_least)
   order by e.number desc limit 1;
  if not found then
    return 0;
  end if;
  update audit.head set begins = newest.number + 1, before = newest.digest;
  delete from audit.entry e where e.number <= newest.number;
  return newest.number + 1 - head.begins;
end
$$;

-- What stops mistakes, and whoever does not own these tables; the owner could take it away.
create function audit.refuse() returns trigger
language plpgsql as $$
begin
  raise exception 'what is in audit.% is never changed', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create function audit.refuse_young() returns trigger
language plpgsql as $$
begin
  if old.number >= (select h.begins from audit.head h) then
    raise exception 'entry % of the audit is not forgotten', old.number using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;

create function audit.refuse_going_back() returns trigger
language plpgsql as $$
begin
  if new.number < old.number or new.begins < old.begins or new.begins > new.number + 1
      or new.begins > old.begins and exists (
        select from audit.entry e where e.number = new.begins - 1 and e.at >= clock_timestamp() - old.kept_at_least) then
    raise exception 'the head of the audit does not go back' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger entry_stays before update or truncate on audit.entry
  for each statement execute function audit.refuse();
create trigger entry_goes_when_old before delete on audit.entry
  for each row execute function audit.refuse_young();
create trigger head_stays before delete or truncate on audit.head
  for each statement execute function audit.refuse();
create trigger head_goes_on before update on audit.head
  for each row execute function audit.refuse_going_back();
