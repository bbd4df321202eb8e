-- The order HOT: the time of publication in seconds since 2020, and 12.5 hours more for each power of ten of the
-- score. It does not change with time, so that an index and a cursor can have it. An integer holds it until 2088.
create function hot_rank(score integer, published_at timestamptz) returns integer
language sql immutable parallel safe as $$
  select least(2147483647::float8, greatest(-2147483647::float8,
    date_part('epoch', published_at - timestamptz '2020-01-01 00:00:00+00')
      + 45000 * sign(score::float8) * log(greatest(abs(score::float8), 1))
  ))::integer
$$;

create index posts_hot_rank_id_idx on posts (hot_rank(score, published_at), id);
create index posts_author_id_hot_rank_id_idx on posts (author_id, hot_rank(score, published_at), id);
create index post_topics_topic_id_hot_rank_post_id_idx
  on post_topics (topic_id, hot_rank(score, published_at), post_id);
