-- What a caller may ask of a send request and of each of its messages.
alter table send_request add column send_at timestamptz;

alter table message
  add column network_id       integer check (network_id >= 0),
  add column client_reference text check (client_reference <> '');

-- How many messages each caller with a daily limit has sent on a day (UTC).
create table caller_day (
  caller   text    not null check (caller <> ''),
  day      date    not null,
  messages bigint  not null check (messages >= 0),
  primary key (caller, day)
);
