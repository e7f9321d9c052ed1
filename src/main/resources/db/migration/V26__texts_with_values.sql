-- What stands in the text of this message for the placeholders of its send request's text: {"name": "Ana"}. Most have none.
-- In no index, so no update is dearer for it.
alter table message add column text_values jsonb;
