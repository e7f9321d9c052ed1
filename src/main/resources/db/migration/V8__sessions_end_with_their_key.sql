-- The hash of the key that a session was opened and a ticket asked for with: both end when the configuration has it no more.
-- Those of before have none and end now.
alter table access_session add column key_hash bytea;
alter table stream_ticket add column key_hash bytea;
