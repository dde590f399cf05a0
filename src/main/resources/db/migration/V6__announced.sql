-- The edition as a journal began with it (position 0), in the members of the edition file. All that changed of it since is among the
-- entries. A journal of the version before takes the edition that it is first opened with.
alter table journal add column announced text;
