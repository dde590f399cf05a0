-- What a Carillon that is older than these tables must know: whether it can use them, and who made them as they are.
create table compatibility (
    one     boolean primary key default true check (one),
    oldest  integer not null, -- the version of the tables that a Carillon must know to use these: its own are that or later
    made_by text not null     -- the version of the Carillon that made the tables as they are
);

-- A migration that only adds leaves it. One by which an older Carillon would lose something, or write what a newer one cannot
-- read, sets it to its own number.
insert into compatibility (oldest, made_by) values (10, '');
