-- What the team of a city has not published yet: one programme a city, which all who may publish it share. It is no statement, so
-- it is not in the journal; but it belongs to one, for a rehearsal drafts nothing for the event. A version is never used twice, so
-- a draft that was deleted and begun again is told apart from the one before.
create sequence draft_version;

create table draft (
    journal   bigint not null references journal on delete cascade,
    city      text not null,
    version   bigint not null default nextval('draft_version'),
    programme text not null check (octet_length(programme) <= 65536),
    seen      text not null,        -- the cursor that the work began on
    author    jsonb not null,
    at        timestamptz not null,
    primary key (journal, city)
);
