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
select * from ((select $1::text as kind, candidate.id, candidate.rank, $2::text as query from (select found.id, ts_rank(found.search, asked.words) as rank
  from (
  select websearch_to_tsquery('english', $3) as words, max(moment) as newest, min(moment) as recent,
  (select min(joined_at) from users) as oldest
  from (
  select joined_at as moment from users
  where joined_at is not null
  order by joined_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select u.id, u.search
  from (
  select * from (
  select * from users where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by joined_at desc, id desc
  ) u
  where true
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate
  where true
  order by candidate.rank desc, candidate.id desc limit 21) union all (select $4::text as kind, candidate.id, candidate.rank, $5::text as query from (select found.id, ts_rank(found.search, asked.words) as rank
  from (
  select websearch_to_tsquery('english', $6) as words, max(moment) as newest, min(moment) as recent,
  (select min(published_at) from posts) as oldest
  from (
  select published_at as moment from posts
  where published_at is not null
  order by published_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select p.id, p.search
  from (
  select * from (
  select * from posts where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by published_at desc, id desc
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate
  where true
  order by candidate.rank desc, candidate.id desc limit 21) union all (select $7::text as kind, candidate.id, candidate.rank, $8::text as query from (select found.id, ts_rank(found.search, asked.words) as rank
  from (
  select websearch_to_tsquery('english', $9) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from comments) as oldest
  from (
  select created_at as moment from comments
  where created_at is not null
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select c.id, c.search
  from (
  select * from (
  select * from comments where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate
  where true
  order by candidate.rank desc, candidate.id desc limit 21) union all (select $10::text as kind, candidate.id, candidate.rank, $11::text as query from (select found.id, ts_rank(found.search, asked.words) as rank
  from (
  select websearch_to_tsquery('english', $12) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from wiki_pages) as oldest
  from (
  select created_at as moment from wiki_pages
  where created_at is not null
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select w.id, w.search
  from (
  select * from (
  select * from wiki_pages where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) w
  where w.deleted_at is null
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate
  where true
  order by candidate.rank desc, candidate.id desc limit 21)) merged order by "rank" desc, "id" desc limit 21;

-- search.all.count
select null as "parentId", (select count(*) from (select found.id, ts_rank(found.search, asked.words) as rank
  from (
  select websearch_to_tsquery('english', $1) as words, max(moment) as newest, min(moment) as recent,
  (select min(joined_at) from users) as oldest
  from (
  select joined_at as moment from users
  where joined_at is not null
  order by joined_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select u.id, u.search
  from (
  select * from (
  select * from users where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by joined_at desc, id desc
  ) u
  where true
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate where true) + (select count(*) from (select found.id, ts_rank(found.search, asked.words) as rank
  from (
  select websearch_to_tsquery('english', $2) as words, max(moment) as newest, min(moment) as recent,
  (select min(published_at) from posts) as oldest
  from (
  select published_at as moment from posts
  where published_at is not null
  order by published_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select p.id, p.search
  from (
  select * from (
  select * from posts where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by published_at desc, id desc
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate where true) + (select count(*) from (select found.id, ts_rank(found.search, asked.words) as rank
  from (
  select websearch_to_tsquery('english', $3) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from comments) as oldest
  from (
  select created_at as moment from comments
  where created_at is not null
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select c.id, c.search
  from (
  select * from (
  select * from comments where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate where true) + (select count(*) from (select found.id, ts_rank(found.search, asked.words) as rank
  from (
  select websearch_to_tsquery('english', $4) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from wiki_pages) as oldest
  from (
  select created_at as moment from wiki_pages
  where created_at is not null
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select w.id, w.search
  from (
  select * from (
  select * from wiki_pages where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) w
  where w.deleted_at is null
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate where true) as count;

-- search.highlightComment
select c.id as id, ts_headline('english', translate(left(null::text, 16000), $1, ''), websearch_to_tsquery('english', $2), $3) as title,
  ts_headline('english', translate(left(coalesce(c.preview, c.text), 16000), $4, ''), websearch_to_tsquery('english', $5), $6) as snippet
  from comments c where c.id = any($7::uuid[]);

-- search.highlightPost
select p.id as id, ts_headline('english', translate(left(p.title, 16000), $1, ''), websearch_to_tsquery('english', $2), $3) as title,
  ts_headline('english', translate(left(coalesce(r.preview, r.text, ''), 16000), $4, ''), websearch_to_tsquery('english', $5), $6) as snippet
  from posts p left join revisions r on r.id = p.current_revision_id where p.id = any($7::uuid[]);

-- search.highlightWikiPage
select w.id as id, ts_headline('english', translate(left(w.title, 16000), $1, ''), websearch_to_tsquery('english', $2), $3) as title,
  ts_headline('english', translate(left(coalesce(r.preview, r.text, ''), 16000), $4, ''), websearch_to_tsquery('english', $5), $6) as snippet
  from wiki_pages w left join revisions r on r.id = w.current_revision_id where w.id = any($7::uuid[]);

-- wikiPage.byId
select w.id as "id", w.slug as "slug" from wiki_pages w
  where w.id = any($1::uuid[]) and w.deleted_at is null;
