-- The database of a server before what was announced could change, after a check-in or decision of every kind.

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

-- Who may speak. Secrets are never kept, only their SHA-256.
create table invitation (
    id      uuid primary key,
    edition text not null,
    hash    bytea not null unique,
    city    text,                -- an organizer's city; null for a coordinator
    label   text,
    expires timestamptz not null,
    uses    integer not null,
    used    integer not null default 0
);

create table session (
    id         uuid primary key,
    invitation uuid not null references invitation on delete cascade,
    hash       bytea not null unique,
    expires    timestamptz not null
);

-- Whether an entry is still where a server knows it, which is asked as a part of an append. A volatile function looks at what has been
-- committed by the time of its call; a subquery would look at what was there when its statement began, before it waited for the
-- journal's row.
create function entry_stands(of_journal bigint, at_seq bigint, with_id uuid, with_at timestamptz) returns boolean
    language plpgsql volatile as
$$
begin
    return exists (select from entry
                   where entry.journal = of_journal and entry.seq = at_seq and entry.id = with_id and entry.at = with_at);
end;
$$;

-- Where servers try whether anything can be written, after an append has failed. Nothing stays here.
create table write_trial (
    content bytea not null
);
alter table write_trial alter column content set storage external;

-- Who made an invitation, so that taking one back takes back all that came of it, however far down.
--
-- made_by is the invitation whose holder made it, and then maker is 'holder'; otherwise maker says who did: 'server' for the
-- printed link, 'program' for the admin token. What was made before this script is 'program', for nobody can tell any more; so is
-- what a server of the version before makes beside newer ones, which names neither column.
alter table invitation
    add column made_by uuid references invitation on delete cascade,
    add column maker   text not null default 'program' check (maker in ('server', 'program', 'holder'));

alter table invitation add check ((maker = 'holder') = (made_by is not null));

-- Only what could be the printed link, which serves one coordinator once, within a day. Anybody could call one "server" so far.
update invitation set maker = 'server'
where label = 'server' and city is null and uses = 1 and expires <= now() + interval '24 hours';

create index on invitation (made_by);
create index on invitation (edition, expires);
create index on session (invitation);
create index on session (expires);

-- What tells the Carillons on one host apart in a browser: cookies know no ports, so the name of each one's has its id. Nodes that
-- serve the same edition out of one database are one Carillon.
create table installation (
    edition text primary key,
    id      text not null check (id ~ '^[0-9a-f]{8}$')
);

insert into journal (id, edition, run, head) overriding system value values (1, 'nuit-du-code-citoyen-2017', 1, 30);
insert into entry values (1, 1, 'd6f576ca-0fec-4fe5-b262-b5bcd56e3429', '2017-03-04 16:40:00.37+00', NULL, '{"kind": "program"}', '{"city": "lyon", "type": "city.opened"}');
insert into entry values (1, 2, '30dd53d0-743f-4db5-9c2a-dd22dbb2ed39', '2017-03-04 16:40:00.531+00', '2017-03-04 16:30:00+00', '{"kind": "program"}', '{"city": "lyon", "slot": "bug-swapping", "type": "slot.started"}');
insert into entry values (1, 3, 'fd4591c5-96d4-4c8a-a9a4-52aae2dfab91', '2017-03-04 16:40:00.578+00', NULL, '{"kind": "program"}', '{"city": "lyon", "slot": "bug-swapping", "type": "slot.finished"}');
insert into entry values (1, 4, '84a63d51-a697-40ca-a591-0ec945d4983d', '2017-03-04 16:40:00.607+00', NULL, '{"kind": "program"}', '{"city": "lyon", "slot": "survivants", "type": "slot.skipped"}');
insert into entry values (1, 5, '1824f021-6dd6-4fbf-8550-90e748ba3fa9', '2017-03-04 16:40:00.651+00', NULL, '{"kind": "program"}', '{"city": "lyon", "slot": "diner", "type": "slot.delayed", "start": "2017-03-04T19:00:00Z"}');
insert into entry values (1, 6, '2faf5975-a245-4876-ae0e-4df89ff43641', '2017-03-04 16:40:00.681+00', NULL, '{"kind": "program"}', '{"city": "toulouse", "slot": "travail", "type": "slot.delayed", "start": "2017-03-04T17:20:00Z"}');
insert into entry values (1, 7, '16dadba4-d875-44a6-b5f4-b0c5d2bce770', '2017-03-04 16:40:00.71+00', NULL, '{"kind": "program"}', '{"city": "lyon", "slot": "diner", "type": "slot.started"}');
insert into entry values (1, 8, 'f59e3577-44fd-49db-acc3-8af2bfb51c7b', '2017-03-04 16:40:00.73+00', NULL, '{"kind": "program"}', '{"end": "2017-03-04T20:00:00Z", "city": "lyon", "slot": "diner", "type": "slot.prolonged"}');
insert into entry values (1, 9, '5aa44212-33ee-4e84-9b7f-bdd35d46c298', '2017-03-04 16:40:00.747+00', NULL, '{"kind": "program"}', '{"city": "lyon", "type": "headcount", "count": 64}');
insert into entry values (1, 10, '0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e02', '2017-03-04 16:40:00.778+00', NULL, '{"kind": "program"}', '{"city": "lyon", "text": "Le café est froid", "type": "note"}');
insert into entry values (1, 11, '81e1b5fc-3132-4d28-8481-12c9c2533903', '2017-03-04 16:40:00.814+00', NULL, '{"kind": "program"}', '{"ref": "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e02", "city": "lyon", "type": "retracted", "reason": "Il est chaud"}');
insert into entry values (1, 12, '9749abdc-b289-4e7c-837c-7ef9fe44a4f4', '2017-03-04 16:40:00.832+00', NULL, '{"kind": "program"}', '{"city": "lyon", "note": "Pas de son", "type": "ready", "ready": "no", "milestone": "meetup-video"}');
insert into entry values (1, 13, '0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e03', '2017-03-04 16:40:00.853+00', NULL, '{"kind": "program"}', '{"city": "lyon", "text": "Un câble", "type": "help.wanted"}');
insert into entry values (1, 14, '0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e01', '2017-03-04 16:40:00.871+00', NULL, '{"kind": "program"}', '{"city": "lyon", "text": "Un micro", "type": "help.wanted"}');
insert into entry values (1, 15, '35a3db66-8be5-41e0-84e1-8ba05f2292a3', '2017-03-04 16:40:00.89+00', NULL, '{"kind": "program"}', '{"ref": "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e03", "city": "tunis", "text": "On a ça", "type": "help.answered"}');
insert into entry values (1, 16, '46d3e815-8267-497e-8201-127146e5fa91', '2017-03-04 16:40:00.922+00', NULL, '{"kind": "program"}', '{"ref": "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e03", "text": "Au camion", "type": "help.replied"}');
insert into entry values (1, 17, 'b3178c82-536f-49d9-9f34-83160ef7f5b9', '2017-03-04 16:40:00.953+00', NULL, '{"kind": "program"}', '{"ref": "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e01", "city": "lyon", "type": "help.settled"}');
insert into entry values (1, 18, 'ac4401c5-286f-4e23-a4bf-b7059d0253d9', '2017-03-04 16:40:00.97+00', NULL, '{"kind": "program"}', '{"city": "tunis", "type": "city.closed"}');
insert into entry values (1, 19, 'de33ebf0-48ba-4a03-88cd-5378131a205b', '2017-03-04 16:40:01.001+00', NULL, '{"kind": "program"}', '{"text": "Bonsoir", "type": "announcement", "cities": ["lyon", "tunis"]}');
insert into entry values (1, 20, '0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e04', '2017-03-04 16:40:01.024+00', NULL, '{"kind": "program"}', '{"text": "Au chaud", "type": "announcement", "until": "2017-03-04T21:00:00Z", "urgent": true}');
insert into entry values (1, 21, '0314b3d5-bf38-4ef7-9e4e-83a29455761f', '2017-03-04 16:40:01.032+00', NULL, '{"kind": "program"}', '{"ref": "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e04", "city": "lyon", "type": "announcement.seen"}');
insert into entry values (1, 22, '0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e05', '2017-03-04 16:40:01.05+00', NULL, '{"kind": "program"}', '{"text": "Par erreur", "type": "announcement"}');
insert into entry values (1, 23, '721bc061-2409-4288-9ec3-c4491669e237', '2017-03-04 16:40:01.066+00', NULL, '{"kind": "program"}', '{"ref": "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e05", "type": "announcement.withdrawn"}');
insert into entry values (1, 24, 'de461cb9-f305-4a25-b4ff-90d72075562a', '2017-03-04 16:40:01.086+00', NULL, '{"kind": "program"}', '{"type": "milestone.cancelled", "reason": "Plus de réseau", "milestone": "meetup-video"}');
insert into entry values (1, 25, '5d11c890-db8b-401b-b9da-c4835b025025', '2017-03-04 16:40:01.122+00', NULL, '{"kind": "program"}', '{"to": "2017-03-04T18:30:00Z", "type": "milestone.postponed", "milestone": "meetup-video"}');
insert into entry values (1, 26, 'ba9c0da8-5ccc-4d8c-aa72-f066aa7acbcb', '2017-03-04 16:40:01.138+00', NULL, '{"kind": "program"}', '{"type": "milestone.held", "reason": "On attend Lyon", "milestone": "meetup-video"}');
insert into entry values (1, 27, '0d35d177-a641-451c-a4bd-ef3ffd479b1c', '2017-03-04 16:40:01.15+00', NULL, '{"kind": "program"}', '{"type": "milestone.released", "milestone": "meetup-video"}');
insert into entry values (1, 28, 'bd14fe73-27b6-403d-a3e6-efa7ef462e21', '2017-03-04 16:40:01.173+00', NULL, '{"kind": "program"}', '{"type": "milestone.started", "milestone": "meetup-video"}');
insert into entry values (1, 29, 'c5c4fc41-6401-4893-b0d1-701eaee0201f', '2017-03-04 16:40:01.185+00', NULL, '{"kind": "program"}', '{"type": "milestone.prolonged", "until": "2017-03-04T21:00:00Z", "milestone": "meetup-video"}');
insert into entry values (1, 30, 'e9b4a94f-129f-4213-9f69-ba0ca3095994', '2017-03-04 16:40:01.196+00', NULL, '{"kind": "program"}', '{"type": "milestone.ended", "milestone": "meetup-video"}');
create table flyway_schema_history (
    installed_rank integer not null constraint flyway_schema_history_pk primary key,
    version        varchar(50),
    description    varchar(200) not null,
    type           varchar(20) not null,
    script         varchar(1000) not null,
    checksum       integer,
    installed_by   varchar(100) not null,
    installed_on   timestamp not null default now(),
    execution_time integer not null,
    success        boolean not null
);
create index flyway_schema_history_s_idx on flyway_schema_history (success);
insert into flyway_schema_history values (1, '1', 'journal', 'SQL', 'V1__journal.sql', '-796956031', 'postgres', '2017-02-01 12:00:00', 0, 't');
insert into flyway_schema_history values (2, '2', 'access', 'SQL', 'V2__access.sql', '-766755766', 'postgres', '2017-02-01 12:00:00', 0, 't');
insert into flyway_schema_history values (3, '3', 'append condition', 'SQL', 'V3__append_condition.sql', '-239783934', 'postgres', '2017-02-01 12:00:00', 0, 't');
insert into flyway_schema_history values (4, '4', 'made by', 'SQL', 'V4__made_by.sql', '1157380729', 'postgres', '2017-02-01 12:00:00', 0, 't');
insert into flyway_schema_history values (5, '5', 'installation', 'SQL', 'V5__installation.sql', '86936188', 'postgres', '2017-02-01 12:00:00', 0, 't');
