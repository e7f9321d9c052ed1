-- A message is read by itself, page by page. Its id is in the order of time, so this grows at its right edge.
create index event_of_message on event (message_id, seq);
