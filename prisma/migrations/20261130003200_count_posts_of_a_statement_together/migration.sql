-- Many posts are inserted at once by imports: one statement changes each of those who wrote them once, as for comments.
-- The name stays: imports of whole sites switch this trigger off.
create function posts_count_added() returns trigger language plpgsql as $$
begin
  update users u set post_count = u.post_count + written.number
    from (
      select wrote.user_id, count(*) as number
      from (
        select p.author_id as user_id, p.id
        from added p
        where p.published_at is not null and p.deleted_at is null and p.hidden_at is null
        union
        select together.user_id, p.id
        from added p
        join post_coauthors together on together.post_id = p.id
        where p.published_at is not null and p.deleted_at is null and p.hidden_at is null
          and together.accepted_at is not null
      ) wrote
      group by wrote.user_id
    ) written
    where u.id = written.user_id;
  return null;
end
$$;

create or replace trigger posts_count_added
  after insert on posts referencing new table as added
  for each statement execute function posts_count_added();

-- A number becomes text by a cast that is the same for everybody, which `||` does not promise. So PostgreSQL can put this
-- into the expressions that call it, seven times for each row that is found by its words.
create or replace function search_span(level integer, span integer) returns text
language sql immutable parallel safe as $$
  select ' ' || level::text || '/' || span::text
$$;
