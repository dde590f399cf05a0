-- What tells the Carillons on one host apart in a browser: cookies know no ports, so the name of each one's has its id. Nodes that
-- serve the same edition out of one database are one Carillon.
create table installation (
    edition text primary key,
    id      text not null check (id ~ '^[0-9a-f]{8}$')
);
