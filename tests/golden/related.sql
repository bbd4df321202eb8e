-- post.byId
select p.id as "id", p.slug as "slug", coalesce((select named.display_name from users named where named.id = p.author_id), p.author_name) as "authorName" from posts p
  where p.id = any(array(select "relatedId" from rows_1)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- post.bySlug
select p.id as "id", p.slug as "slug" from posts p
  where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- post.related
select here.id as "postId", near.id as "relatedId"
  from (
  select p.id, pieces, tsvector_to_array(to_tsvector(search_stops(), pieces)) as words
  from (
  select p.id, search_pairs(search_fold(p.title)) as pieces
  from posts p where p.id = any($1::uuid[]) offset 0
  ) p offset 0
  ) here
  cross join lateral (
  with mine as materialized (
  select filed.topic_id, filed.relevance, w.post_count
  from post_topics filed join wiki_pages w on w.id = filed.topic_id
  where filed.post_id = here.id and filed.relevance > 0 and (w.deleted_at is null and w.merged_into_id is null)),
  longest as materialized (
  select row_number() over () as place, '(' || word || ')' as word
  from (
  select distinct length(piece) as length, piece,
  case when octet_length(piece) > length(piece) and piece ~ ('[' || search_unspaced() || ']')
  then quote_literal(piece)
  else (
  select string_agg(
  distinct quote_literal(case when search_forgives(form) then '~' else '^' end || form), '|'
  ) from unnest(array[piece, stem]) form
  )
  end as word
  from unnest(string_to_array(here.pieces, ' ')) piece
  cross join lateral (
  select (tsvector_to_array(to_tsvector(search_stops(), piece)))[1] as stem
  ) stemmed
  where stem is not null
  order by length(piece) desc, piece
  limit 4
  ) words),
  wanted as materialized (
  select string_agg(coalesce(one.word || '&' || other.word, one.word), '|')::tsquery as words
  from longest one left join longest other on other.place > one.place
  where other.place is not null or (select count(*) from longest) = 1)
  select p.id
  from (
  select candidate.id, sum(candidate.points) as points
  from (
  (
  select distinct p.id, 1000 as points
  from links l join posts p on p.id = l.target_post_id
  where l.source_post_id = here.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  limit 50) union all (
  select distinct p.id, 1000 as points
  from (
  select l.source_post_id from links l
  where l.target_post_id = here.id
  order by l.created_at desc, l.id desc
  limit 500
  ) l
  join posts p on p.id = l.source_post_id
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  limit 50)
  union all (
  select best.post_id as id, 0 as points
  from (
  select topic_id from mine
  order by (1000 * ln(1 + relevance) / ln(2 + post_count)) desc, topic_id
  limit 5
  ) worthiest
  cross join lateral (
  select filed.post_id from post_topics filed join posts p on p.id = filed.post_id
  where filed.topic_id = worthiest.topic_id and filed.relevance > 0 and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by filed.score desc, filed.post_id desc
  limit 10
  ) best) union all (
  select alike.id,
  (2 * 1000 * alike.shared / (cardinality(here.words) + alike.length))::integer as points
  from (
  select p.id, cardinality(title.words) as length,
  (select count(*) from unnest(title.words) word where word = any(here.words)) as shared
  from wanted
  cross join (
  select max(published_at) as newest, min(published_at) as oldest from posts
  ) bounds
  cross join lateral search_walk(newest, newest - (newest - oldest) / 16, oldest) span
  cross join lateral (
  select * from (
  select * from posts where search @@ wanted.words and search @@ span offset 0
  ) fitting
  order by published_at desc, id desc
  ) p
  cross join lateral (
  select tsvector_to_array(ts_filter(p.search, '{a}')) as words offset 0
  ) title
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  limit 20
  ) alike
  where alike.shared >= least(2, cardinality(here.words)))
  ) candidate
  where candidate.id <> here.id
  group by candidate.id
  ) found
  join posts p on p.id = found.id
  cross join lateral (
  select coalesce(sum(
  (1000 * ln(1 + least(mine.relevance, theirs.relevance)) / ln(2 + mine.post_count))::integer
  ), 0) as points
  from post_topics theirs join mine on mine.topic_id = theirs.topic_id
  where theirs.post_id = found.id and theirs.relevance > 0) shared
  where found.points + shared.points >= 100
  order by found.points + shared.points desc, p.score desc, p.id desc
  limit 3
  ) near;
