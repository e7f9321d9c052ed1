-- Who sent a message and as whom, beside it: so that a search by either looks at no send request. A node of before that
-- still runs leaves them out, so they may be null.
alter table message
  add column caller text,
  add column sender text;
update message m set caller = r.caller, sender = r.sender
  from send_request r where r.correlation_id = m.correlation_id;

-- Messages to a number, or to one that ends in the given digits, newest first. It finds what unmatched reports may be
-- about too. None of its columns ever changes.
create index message_search on message (right(recipient, 4), id) include (recipient);
drop index message_of_recipient;

-- Messages by the caller's own name for them: it costs nothing where there is none.
create index message_of_reference on message (client_reference, id) where client_reference is not null;

-- The text of a send request can be deleted before all else of it. The check holds for all older rows, so they are not
-- read for it.
alter table send_request
  add column text_deleted_at timestamptz,
  add column text_deleted_by text check (text_deleted_by <> ''),
  alter column text drop not null,
  add constraint send_request_text_or_when_deleted
    check ((text is null) = (text_deleted_at is not null)) not valid;

-- Nobody deleted it who has a name: it was too old. These are found by their age.
create index send_request_text on send_request (created_at, correlation_id) where text is not null;
