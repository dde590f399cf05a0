-- Which edition files a journal has taken in, by their digests, the newest last: the one that it began with, and those whose
-- changes are among its entries. None is taken in twice.
alter table journal add column files text[] not null default '{}';
