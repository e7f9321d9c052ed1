-- What is stored of a number and belongs to no message is found for its export: reports by the number, newest first, and
-- calls that were refused, or that have something in them that is no report. Both indexes cost nothing for the rest.
create index unmatched_report_of_recipient on unmatched_report (recipient, id) where recipient is not null;
create index webhook_call_of_no_message on webhook_call (id) where not accepted or verdicts ~ '[BI]';
