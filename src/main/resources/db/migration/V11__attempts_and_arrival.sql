-- Whether done_at is when the final report came, for it did not tell when the message ended.
alter table message add column done_at_is_arrival boolean not null default false;
