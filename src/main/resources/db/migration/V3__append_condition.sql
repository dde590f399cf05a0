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
