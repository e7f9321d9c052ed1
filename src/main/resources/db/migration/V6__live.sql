-- Rights to follow send requests, given to pages that cannot hold a key; only hashes of the tickets are kept.
create table stream_ticket (
  token_hash      bytea       primary key,
  expires_at      timestamptz not null,
  caller          text        not null check (caller <> ''),
  correlation_ids uuid[]      not null check (cardinality(correlation_ids) > 0)
);

create index stream_ticket_expired on stream_ticket (expires_at);

-- Events up to this place may have been deleted: a reader that was last seen before it cannot be told what it missed.
alter table event_log_head
  add column expired_up_to bigint not null default 0 check (expired_up_to between 0 and seq);
