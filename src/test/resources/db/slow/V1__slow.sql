-- Takes longer than the connection has patience.
create table slow (n int);
select pg_sleep(2);
insert into slow values (1);
