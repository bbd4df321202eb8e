-- A month of a large community is a great deal to rank: where a word is in half of all comments and a
-- month has 60,000 of them, a search read 30,000 rows. So each search vector also says on which day its
-- row was made, and a search walks the last three months by days.

-- Days, counted from the first of the year 1.
create function search_day(moment timestamptz) returns integer
language sql immutable parallel safe as $$
  select (moment at time zone 'UTC')::date - date '0001-01-01'
$$;

-- The first of those that are walked by days: three months, the one of the moment being the last.
create function search_first_day(moment timestamptz) returns integer
language sql immutable parallel safe as $$
  select (date_trunc('month', moment at time zone 'UTC') - interval '2 months')::date
    - date '0001-01-01'
$$;

-- No word of a text begins with a space.
create function search_moment_vector(moment timestamptz) returns tsvector
language sql immutable parallel safe as $$
  select case
    when moment is null then ''::tsvector
    else array_to_tsvector(array[' ' || search_month(moment), ' d' || search_day(moment)])
  end
$$;

create or replace function search_vector(title text, body text, moment timestamptz) returns tsvector
language sql immutable parallel safe as $$
  select search_vector(title, body) || search_moment_vector(moment)
$$;

drop function search_month_vector(timestamptz);

-- What was made on one of these days, the first and the last included.
create function search_days(first integer, last integer) returns tsquery
language sql immutable parallel safe as $$
  select string_agg(''' d' || day || '''', ' | ')::tsquery from generate_series(first, last) day
$$;

-- The triggers write the vector anew.
update users set search = search;
update posts set search = search;
update wiki_pages set search = search;
update comments set search = search;
