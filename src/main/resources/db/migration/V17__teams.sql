-- Teams: what one has, no other can see. All there is belongs to the first, which is always there.
create table team (
  name       text        primary key check (name ~ '^[a-z0-9-]{1,40}$'),
  created_at timestamptz not null,
  created_by text -- nobody made the first
);
insert into team (name, created_at) values ('default', now());

alter table access_key add column team text not null default 'default' references team;

-- Few they are, and the planner would guess hundreds.
analyze team;
