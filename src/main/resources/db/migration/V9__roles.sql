-- A device may have several roles: a session is one role of one device. The device has one secret, of which only the SHA-256 is kept
-- here. Its newest session has the same hash, by which a server of the version before finds it; the others have one that nobody knows.
create table device (
    id      uuid primary key,
    hash    bytea not null unique,
    expires timestamptz not null,   -- when the last of its sessions ends
    seen    timestamptz             -- its last request, to the minute
);

-- What was there is a device for each session. A server of the version before, beside newer ones, makes sessions without a device.
insert into device (id, hash, expires) select id, hash, expires from session;

alter table session
    add column device uuid references device on delete cascade,
    add column began  timestamptz;     -- null where a server of the version before made it

update session set device = id;

create index on session (device);
create index on device (expires);

-- An administrator's invitation serves the whole server. Its edition is the one in which it was made, and empty where there was none.
alter table invitation
    add column administrator boolean not null default false,
    add check (not administrator or city is null);

-- One id for the whole database, which serves several editions: that of the first one, where there was one. The ids that other
-- editions had stay, for there are cookies which are named after them.
insert into installation (edition, id) select '', id from installation order by edition limit 1;
