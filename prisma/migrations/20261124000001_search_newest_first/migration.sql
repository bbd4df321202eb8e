-- A word that half of all comments have cannot be ranked over all of them while somebody waits. So each
-- search vector also says in which month its row was made, and a search walks back in time, month by
-- month and then by ever longer spans, until it has enough to rank. Nothing of this is in Prisma's schema.

-- Months, counted from the year 0.
create function search_month(moment timestamptz) returns integer
language sql immutable parallel safe as $$
  select extract(year from moment at time zone 'UTC')::integer * 12
    + extract(month from moment at time zone 'UTC')::integer
$$;

-- No word of a text begins with a space.
create function search_month_vector(moment timestamptz) returns tsvector
language sql immutable parallel safe as $$
  select case
    when moment is null then ''::tsvector
    else array_to_tsvector(array[' ' || search_month(moment)])
  end
$$;

create function search_vector(title text, body text, moment timestamptz) returns tsvector
language sql immutable parallel safe as $$
  select search_vector(title, body) || search_month_vector(moment)
$$;

-- What was made in one of these months, the first and the last included.
create function search_months(first integer, last integer) returns tsquery
language sql immutable parallel safe as $$
  select string_agg(''' ' || month || '''', ' | ')::tsquery from generate_series(first, last) month
$$;

drop trigger users_keep_search on users;
drop trigger posts_keep_search on posts;
drop trigger wiki_pages_keep_search on wiki_pages;
drop trigger comments_keep_search on comments;

update users set search = search || search_month_vector(joined_at);
update posts set search = search || search_month_vector(published_at);
update wiki_pages set search = search || search_month_vector(created_at);
update comments set search = search || search_month_vector(created_at);

create or replace function users_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_vector(new.username || ' ' || new.display_name, new.bio_text, new.joined_at);
  return new;
end
$$;

create trigger users_keep_search
  before insert or update of username, display_name, bio_text, joined_at, search on users
  for each row execute function users_keep_search();

create or replace function posts_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_vector(
    new.title,
    (select r.text from revisions r where r.id = new.current_revision_id),
    new.published_at
  );
  return new;
end
$$;

create trigger posts_keep_search
  before insert or update of title, current_revision_id, published_at, search on posts
  for each row execute function posts_keep_search();

create or replace function wiki_pages_keep_search() returns trigger language plpgsql as $$
begin
  new.sort_title := sort_title(new.title);
  new.search := search_vector(
    new.title,
    (select r.text from revisions r where r.id = new.current_revision_id),
    new.created_at
  );
  return new;
end
$$;

create trigger wiki_pages_keep_search
  before insert or update of title, sort_title, current_revision_id, created_at, search on wiki_pages
  for each row execute function wiki_pages_keep_search();

create or replace function comments_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_vector(null, new.text, new.created_at);
  return new;
end
$$;

create trigger comments_keep_search
  before insert or update of text, created_at, search on comments
  for each row execute function comments_keep_search();
