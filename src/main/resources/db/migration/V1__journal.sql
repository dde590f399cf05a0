-- One row for each edition, and one for each rehearsal of it. An append locks this row, so the positions of its entries are
-- without gaps and in commit order: a reader that has seen 42 will never later find a 41 it missed. (A sequence would not do:
-- two transactions can take 10 and 11 and commit 11 first.)
create table journal (
    id          bigint generated always as identity primary key,
    edition     text not null,
    rehearsal   timestamptz,                -- where the rehearsal's clock began; null for the event itself
    run         integer not null default 1, -- a rehearsal that is over begins anew
    position    timestamptz,                -- the rehearsal's clock showed this ...
    anchored_at timestamptz,                -- ... at this instant of the world's,
    speed       double precision,           -- and runs so much faster
    head        bigint not null default 0,  -- the position of the last entry
    unique nulls not distinct (edition, rehearsal, run)
);

create table entry (
    journal   bigint not null references journal,
    seq       bigint not null,
    id        uuid not null,
    at        timestamptz not null,
    claimed   timestamptz,
    author    jsonb not null,
    statement jsonb not null,
    primary key (journal, seq),
    unique (journal, id)
);
