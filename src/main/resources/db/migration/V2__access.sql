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
