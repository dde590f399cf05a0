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
