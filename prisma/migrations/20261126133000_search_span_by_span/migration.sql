-- A search that walks back in time by lists of days and months reads each of these lists in the index for
-- every row that it considers, and past them it looked at all there is. So each search vector now says in
-- which span its row was made for spans of 1, 4, 16 … 4,096 days, and a search asks for one span at a time.

-- Days since 1970.
create or replace function search_day(moment timestamptz) returns integer
language sql immutable parallel safe as $$
  select (moment at time zone 'UTC')::date - date '1970-01-01'
$$;

-- A span of 4 ^ level days: each has four of the level below. No word of a text begins with a space.
create function search_span(level integer, span integer) returns text
language sql immutable parallel safe as $$
  select ' ' || level || '/' || span
$$;

create or replace function search_moment_vector(moment timestamptz) returns tsvector
language sql immutable parallel safe as $$
  select case
    when moment is null then ''::tsvector
    else array_to_tsvector(array[
      search_span(0, search_day(moment)),
      search_span(1, search_day(moment) >> 2),
      search_span(2, search_day(moment) >> 4),
      search_span(3, search_day(moment) >> 6),
      search_span(4, search_day(moment) >> 8),
      search_span(5, search_day(moment) >> 10),
      search_span(6, search_day(moment) >> 12)
    ])
  end
$$;

-- All days from the newest to the oldest, newest first, in as few spans as there can be if each is hardly
-- longer than all before it: on each level what is left of the span above, and then the level above. It
-- begins with spans as long as the time from "recent" to the newest: it would gain nothing by dividing it.
create function search_walk(newest timestamptz, recent timestamptz, oldest timestamptz)
returns setof tsquery language sql immutable parallel safe as $$
  select quote_literal(search_span(level, span))::tsquery
  from (
    select search_day(newest) as last, search_day(oldest) as first,
      least(6, floor(log(4, search_day(newest) - search_day(recent) + 1)))::integer as lowest
  ) days
  cross join lateral generate_series(lowest, 6) level
  cross join lateral (
    -- One span at least of each lower level has been walked: the sum of 4 ^ n is a geometric one.
    select days.last - ((4 << 2 * level) - (4 << 2 * lowest)) / 3 >> 2 * level as last
  ) spans
  cross join lateral generate_series(
    spans.last,
    case when level < 6 then spans.last >> 2 << 2 else days.first >> 2 * level end,
    -1
  ) span
  where span >= days.first >> 2 * level
  order by level, span desc
$$;

drop function search_days(integer, integer);
drop function search_months(integer, integer);
drop function search_first_day(timestamptz);
drop function search_month(timestamptz);

-- The triggers write the vector anew.
update users set search = search;
update posts set search = search;
update wiki_pages set search = search;
update comments set search = search;
