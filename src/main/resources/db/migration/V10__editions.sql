-- What a list of editions shows of each: its title and days as announced now, kept by whoever serves it, so that a server with ten
-- editions reads ten lines at its start and not ten journals. A journal of the version before has none until it is served.
alter table journal add column summary text;

-- The edition that the pages without an edition in their address show, where an administrator chose one.
create table current_edition (
    one     boolean primary key default true check (one),
    edition text not null
);

-- Whether the cities of a rehearsal play their parts by themselves: one that is made in the browser has no settings that say so.
alter table journal add column simulated boolean not null default false;
