-- Teams: what one has, no other can see. All there is belongs to the first, which is always there.
create table team (
  name       text        primary key check (name ~ '^[a-z0-9-]{1,40}$'),
  created_at timestamptz not null,
  created_by text -- nobody made the first
);
insert into team (name, created_at) values ('default', now());

alter table access_key add column team text not null default 'default' references team;

-- Whose a send request and a message are. A constant default changes no row; nothing refers to team from here, for every
-- message would lock the row of its team.
alter table send_request add column team text not null default 'default';
alter table message add column team text not null default 'default';

-- An idempotency key is a caller's, and a caller a name in a team. There is no entry where there is no key.
create unique index send_request_once on send_request (team, caller, idempotency_key) where idempotency_key is not null;
alter table send_request drop constraint send_request_caller_idempotency_key_key;

-- Lists and searches begin at the team, so that they look at nothing of others and take no longer because of them.
drop index send_request_newest;
create index send_request_newest on send_request (team, created_at desc, correlation_id desc);
create index message_newest on message (team, id);
drop index message_search;
create index message_search on message (team, right(recipient, 4), id) include (recipient);
drop index message_of_reference;
create index message_of_reference on message (team, client_reference, id) where client_reference is not null;

-- Few they are, and the planner would guess hundreds.
analyze team;
