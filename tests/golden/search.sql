-- comment.byId
select c.id as "id", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
  and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- post.byId
select p.id as "id", p.slug as "slug" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- search.all
select * from ((select candidate.kind, candidate.id, candidate.rank, $1::text as query from (select $2::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($3::text[], $4::boolean[], $5::boolean[], $6::boolean, $7::boolean)) as words, null::int as named, (select search_title_query($8::text[], $9::boolean[])) as titles offset 0) asked
  cross join lateral (with latest as materialized (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(joined_at) from users where joined_at is not null) as oldest
  from (
  select joined_at as moment from users
  where true and joined_at is not null
  order by joined_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select u.id, u.search, u.joined_at as moment
  from (
  select * from (
  select * from users where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by joined_at desc, id desc
  ) u
  where true
  limit 250
  ) fitting
  limit 250)
  select * from latest union all (
  select u.id, u.search, u.joined_at as moment
  from (
  select * from users
  where (select count(*) from latest) = 250
  and search @@ asked.titles and search @@ asked.words and search_by_index(id)
  limit 500
  ) u
  where true and u.id not in (select id from latest)
  order by u.joined_at desc, u.id desc
  limit 100
  )) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate
  where true
  order by candidate.rank desc, candidate.id desc limit 21) union all (select candidate.kind, candidate.id, candidate.rank, $10::text as query from (select $11::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($12::text[], $13::boolean[], $14::boolean[], $15::boolean, $16::boolean)) as words, null::int as named, (select search_title_query($17::text[], $18::boolean[])) as titles offset 0) asked
  cross join lateral (with latest as materialized (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(published_at) from posts where published_at is not null) as oldest
  from (
  select published_at as moment from posts
  where true and published_at is not null
  order by published_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select p.id, p.search, p.published_at as moment
  from (
  select * from (
  select * from posts where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by published_at desc, id desc
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  limit 250
  ) fitting
  limit 250)
  select * from latest union all (
  select p.id, p.search, p.published_at as moment
  from (
  select * from posts
  where (select count(*) from latest) = 250
  and search @@ asked.titles and search @@ asked.words and search_by_index(id)
  limit 500
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.id not in (select id from latest)
  order by p.published_at desc, p.id desc
  limit 100
  )) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate
  where true
  order by candidate.rank desc, candidate.id desc limit 21) union all (select candidate.kind, candidate.id, candidate.rank, $19::text as query from (select $20::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($21::text[], $22::boolean[], $23::boolean[], $24::boolean, $25::boolean)) as words, null::int as named offset 0) asked
  cross join lateral (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from comments where created_at is not null) as oldest
  from (
  select created_at as moment from comments
  where true and created_at is not null
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select c.id, c.search, c.created_at as moment
  from (
  select * from (
  select * from comments where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  limit 250
  ) fitting
  limit 250) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate
  where true
  order by candidate.rank desc, candidate.id desc limit 21) union all (select candidate.kind, candidate.id, candidate.rank, $26::text as query from (select $27::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($28::text[], $29::boolean[], $30::boolean[], $31::boolean, $32::boolean)) as words, null::int as named, (select search_title_query($33::text[], $34::boolean[])) as titles offset 0) asked
  cross join lateral (with latest as materialized (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from wiki_pages where created_at is not null) as oldest
  from (
  select created_at as moment from wiki_pages
  where true and created_at is not null
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select w.id, w.search, w.created_at as moment
  from (
  select * from (
  select * from wiki_pages where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) w
  where (w.deleted_at is null and w.merged_into_id is null)
  limit 250
  ) fitting
  limit 250)
  select * from latest union all (
  select w.id, w.search, w.created_at as moment
  from (
  select * from wiki_pages
  where (select count(*) from latest) = 250
  and search @@ asked.titles and search @@ asked.words and search_by_index(id)
  limit 500
  ) w
  where (w.deleted_at is null and w.merged_into_id is null) and w.id not in (select id from latest)
  order by w.created_at desc, w.id desc
  limit 100
  )) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate
  where true
  order by candidate.rank desc, candidate.id desc limit 21) union all (select candidate.kind, candidate.id, candidate.rank, $35::text as query from (select $36::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($37::text[], $38::boolean[], $39::boolean[], $40::boolean, $41::boolean)) as words, null::int as named, (select search_title_query($42::text[], $43::boolean[])) as titles offset 0) asked
  cross join lateral (with latest as materialized (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from sequences where created_at is not null) as oldest
  from (
  select created_at as moment from sequences
  where true and created_at is not null
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select s.id, s.search, s.created_at as moment
  from (
  select * from (
  select * from sequences where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) s
  where (s.deleted_at is null and s.hidden_at is null)
  limit 250
  ) fitting
  limit 250)
  select * from latest union all (
  select s.id, s.search, s.created_at as moment
  from (
  select * from sequences
  where (select count(*) from latest) = 250
  and search @@ asked.titles and search @@ asked.words and search_by_index(id)
  limit 500
  ) s
  where (s.deleted_at is null and s.hidden_at is null) and s.id not in (select id from latest)
  order by s.created_at desc, s.id desc
  limit 100
  )) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate
  where true
  order by candidate.rank desc, candidate.id desc limit 21)) merged order by "rank" desc, "id" desc limit 21;

-- search.all.count
select null as "parentId", (select count(*) from (select $1::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($2::text[], $3::boolean[], $4::boolean[], $5::boolean, $6::boolean)) as words, null::int as named, (select search_title_query($7::text[], $8::boolean[])) as titles offset 0) asked
  cross join lateral (with latest as materialized (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(joined_at) from users where joined_at is not null) as oldest
  from (
  select joined_at as moment from users
  where true and joined_at is not null
  order by joined_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select u.id, u.search, u.joined_at as moment
  from (
  select * from (
  select * from users where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by joined_at desc, id desc
  ) u
  where true
  limit 250
  ) fitting
  limit 250)
  select * from latest union all (
  select u.id, u.search, u.joined_at as moment
  from (
  select * from users
  where (select count(*) from latest) = 250
  and search @@ asked.titles and search @@ asked.words and search_by_index(id)
  limit 500
  ) u
  where true and u.id not in (select id from latest)
  order by u.joined_at desc, u.id desc
  limit 100
  )) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate where true) + (select count(*) from (select $9::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($10::text[], $11::boolean[], $12::boolean[], $13::boolean, $14::boolean)) as words, null::int as named, (select search_title_query($15::text[], $16::boolean[])) as titles offset 0) asked
  cross join lateral (with latest as materialized (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(published_at) from posts where published_at is not null) as oldest
  from (
  select published_at as moment from posts
  where true and published_at is not null
  order by published_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select p.id, p.search, p.published_at as moment
  from (
  select * from (
  select * from posts where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by published_at desc, id desc
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  limit 250
  ) fitting
  limit 250)
  select * from latest union all (
  select p.id, p.search, p.published_at as moment
  from (
  select * from posts
  where (select count(*) from latest) = 250
  and search @@ asked.titles and search @@ asked.words and search_by_index(id)
  limit 500
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.id not in (select id from latest)
  order by p.published_at desc, p.id desc
  limit 100
  )) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate where true) + (select count(*) from (select $17::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($18::text[], $19::boolean[], $20::boolean[], $21::boolean, $22::boolean)) as words, null::int as named offset 0) asked
  cross join lateral (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from comments where created_at is not null) as oldest
  from (
  select created_at as moment from comments
  where true and created_at is not null
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select c.id, c.search, c.created_at as moment
  from (
  select * from (
  select * from comments where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  limit 250
  ) fitting
  limit 250) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate where true) + (select count(*) from (select $23::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($24::text[], $25::boolean[], $26::boolean[], $27::boolean, $28::boolean)) as words, null::int as named, (select search_title_query($29::text[], $30::boolean[])) as titles offset 0) asked
  cross join lateral (with latest as materialized (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from wiki_pages where created_at is not null) as oldest
  from (
  select created_at as moment from wiki_pages
  where true and created_at is not null
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select w.id, w.search, w.created_at as moment
  from (
  select * from (
  select * from wiki_pages where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) w
  where (w.deleted_at is null and w.merged_into_id is null)
  limit 250
  ) fitting
  limit 250)
  select * from latest union all (
  select w.id, w.search, w.created_at as moment
  from (
  select * from wiki_pages
  where (select count(*) from latest) = 250
  and search @@ asked.titles and search @@ asked.words and search_by_index(id)
  limit 500
  ) w
  where (w.deleted_at is null and w.merged_into_id is null) and w.id not in (select id from latest)
  order by w.created_at desc, w.id desc
  limit 100
  )) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate where true) + (select count(*) from (select $31::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($32::text[], $33::boolean[], $34::boolean[], $35::boolean, $36::boolean)) as words, null::int as named, (select search_title_query($37::text[], $38::boolean[])) as titles offset 0) asked
  cross join lateral (with latest as materialized (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from sequences where created_at is not null) as oldest
  from (
  select created_at as moment from sequences
  where true and created_at is not null
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select s.id, s.search, s.created_at as moment
  from (
  select * from (
  select * from sequences where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) s
  where (s.deleted_at is null and s.hidden_at is null)
  limit 250
  ) fitting
  limit 250)
  select * from latest union all (
  select s.id, s.search, s.created_at as moment
  from (
  select * from sequences
  where (select count(*) from latest) = 250
  and search @@ asked.titles and search @@ asked.words and search_by_index(id)
  limit 500
  ) s
  where (s.deleted_at is null and s.hidden_at is null) and s.id not in (select id from latest)
  order by s.created_at desc, s.id desc
  limit 100
  )) found
  where querytree(asked.words) not in ('', 'T')
  limit 350) candidate where true) as count;

-- search.highlightComment
select found.id, ts_headline(search_config(), found.title, asked.words, $1) as title, snippet,
  case when (position('$' in found.body) > 0 or position('://' in found.body) > 0) then ts_headline(search_config(), found.body, asked.words, $2)
  when position($3 in snippet) = 0 then found.body end as text
  from (select search_query($4::text[], $5::boolean[], $6::boolean[], $7::boolean, $8::boolean) as words offset 0) asked
  cross join (
  select c.id as id, translate(left(null::text, 16000), $9, '') as title, translate(left(coalesce(c.preview, c.text), 16000), $10, '') as body from comments c
  where c.id = any($11::uuid[])
  ) found
  cross join lateral (
  select case when (position('$' in found.body) > 0 or position('://' in found.body) > 0) then '' else ts_headline(search_config(), found.body, asked.words, $12) end as snippet offset 0
  ) marked;

-- search.highlightPost
select found.id, ts_headline(search_config(), found.title, asked.words, $1) as title, snippet,
  case when (position('$' in found.body) > 0 or position('://' in found.body) > 0) then ts_headline(search_config(), found.body, asked.words, $2)
  when position($3 in snippet) = 0 then found.body end as text
  from (select search_query($4::text[], $5::boolean[], $6::boolean[], $7::boolean, $8::boolean) as words offset 0) asked
  cross join (
  select p.id as id, translate(left(p.title, 16000), $9, '') as title, translate(left(coalesce(r.preview, r.text, ''), 16000), $10, '') as body from posts p left join revisions r on r.id = p.current_revision_id
  where p.id = any($11::uuid[])
  ) found
  cross join lateral (
  select case when (position('$' in found.body) > 0 or position('://' in found.body) > 0) then '' else ts_headline(search_config(), found.body, asked.words, $12) end as snippet offset 0
  ) marked;

-- search.highlightWikiPage
select found.id, ts_headline(search_config(), found.title, asked.words, $1) as title, snippet,
  case when (position('$' in found.body) > 0 or position('://' in found.body) > 0) then ts_headline(search_config(), found.body, asked.words, $2)
  when position($3 in snippet) = 0 then found.body end as text
  from (select search_query($4::text[], $5::boolean[], $6::boolean[], $7::boolean, $8::boolean) as words offset 0) asked
  cross join (
  select w.id as id, translate(left(w.title, 16000), $9, '') as title, translate(left(coalesce(r.preview, r.text, ''), 16000), $10, '') as body from wiki_pages w left join revisions r on r.id = w.current_revision_id
  where w.id = any($11::uuid[])
  ) found
  cross join lateral (
  select case when (position('$' in found.body) > 0 or position('://' in found.body) > 0) then '' else ts_headline(search_config(), found.body, asked.words, $12) end as snippet offset 0
  ) marked;

-- wikiPage.byId
select w.id as "id", w.slug as "slug" from wiki_pages w
  where w.id = any($1::uuid[]) and w.deleted_at is null;
