-- comment.byId
select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", c.parent_id as "parentId", c.root_id as "rootId", c.depth as "depth", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", case when (c.deleted_at is null and c.hidden_at is null) then c.author_name else '[deleted]' end as "authorName", c.is_answer as "isAnswer", c.score as "score", c.agreement_score as "agreementScore", c.reply_count as "replyCount", c.descendant_count as "descendantCount", c.created_at as "createdAt", c.edited_at as "editedAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", (c.deleted_at is not null or not (c.deleted_at is null and c.hidden_at is null)) as "isDeleted", (c.hidden_at is not null and (c.deleted_at is null and c.hidden_at is null)) as "isHidden", c.is_retracted as "isRetracted", c.is_pinned as "isPinned" from comments c left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
  and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- post.byId
select p.id as "id", p.slug as "slug", p.title as "title", p.kind as "kind", p.author_id as "authorId", p.author_name as "authorName", p.current_revision_id as "revisionId", p.link_url as "linkUrl", p.score as "score", p.vote_count as "voteCount", p.comment_count as "commentCount", p.published_at as "publishedAt", p.edited_at as "editedAt", p.last_activity_at as "lastActivityAt", p.locked_at is not null as "isLocked", p.deleted_at is not null as "isDeleted", p.hidden_at is not null as "isHidden", coalesce(p.hidden_why = 'HELD', false) as "isHeld", p.accepted_answer_id as "acceptedAnswerId" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- richText.comment
select id, text as "text" from comments where id = any($1::uuid[]);

-- search.all
select * from ((select $1::text as kind, candidate.id, ts_rank(candidate.search, websearch_to_tsquery('english', $2)) as rank, $3::text as query from (select found.id, found.search
  from (select max(joined_at) as newest, min(joined_at) as oldest from users) made
  cross join lateral (
  select 'infinity'::timestamptz, search_days(
  greatest(search_day(made.newest) - walk.till, search_first_day(made.newest)),
  search_day(made.newest) - walk.since
  )
  from (values (0, 0), (1, 2), (3, 6), (7, 14), (15, 30), (31, 62), (63, 126)) walk(since, till)
  where search_day(made.newest) - walk.since >= search_first_day(made.newest)
  union all
  select 'infinity', search_months(
  search_month(made.newest) - walk.till, search_month(made.newest) - walk.since
  )
  from (values (3, 6), (7, 14)) walk(since, till)
  where search_month(made.newest) - walk.since >= search_month(made.oldest)
  union all
  select (date_trunc('month', made.newest at time zone 'UTC') - interval '14 months') at time zone 'UTC', ''
  ) span(before, query)
  cross join lateral (
  select u.id, u.search from (
  select * from users where search @@ (websearch_to_tsquery('english', $4) && span.query) offset 0
  ) u
  where u.joined_at < span.before and true
  order by u.joined_at desc, u.id desc limit 500
  ) found
  where numnode(websearch_to_tsquery('english', $5)) > 0
  limit 500) candidate
  where true
  order by ts_rank(candidate.search, websearch_to_tsquery('english', $6)) desc, candidate.id desc limit 21) union all (select $7::text as kind, candidate.id, ts_rank(candidate.search, websearch_to_tsquery('english', $8)) as rank, $9::text as query from (select found.id, found.search
  from (select max(published_at) as newest, min(published_at) as oldest from posts) made
  cross join lateral (
  select 'infinity'::timestamptz, search_days(
  greatest(search_day(made.newest) - walk.till, search_first_day(made.newest)),
  search_day(made.newest) - walk.since
  )
  from (values (0, 0), (1, 2), (3, 6), (7, 14), (15, 30), (31, 62), (63, 126)) walk(since, till)
  where search_day(made.newest) - walk.since >= search_first_day(made.newest)
  union all
  select 'infinity', search_months(
  search_month(made.newest) - walk.till, search_month(made.newest) - walk.since
  )
  from (values (3, 6), (7, 14)) walk(since, till)
  where search_month(made.newest) - walk.since >= search_month(made.oldest)
  union all
  select (date_trunc('month', made.newest at time zone 'UTC') - interval '14 months') at time zone 'UTC', ''
  ) span(before, query)
  cross join lateral (
  select p.id, p.search from (
  select * from posts where search @@ (websearch_to_tsquery('english', $10) && span.query) offset 0
  ) p
  where p.published_at < span.before and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by p.published_at desc, p.id desc limit 500
  ) found
  where numnode(websearch_to_tsquery('english', $11)) > 0
  limit 500) candidate
  where true
  order by ts_rank(candidate.search, websearch_to_tsquery('english', $12)) desc, candidate.id desc limit 21) union all (select $13::text as kind, candidate.id, ts_rank(candidate.search, websearch_to_tsquery('english', $14)) as rank, $15::text as query from (select found.id, found.search
  from (select max(created_at) as newest, min(created_at) as oldest from comments) made
  cross join lateral (
  select 'infinity'::timestamptz, search_days(
  greatest(search_day(made.newest) - walk.till, search_first_day(made.newest)),
  search_day(made.newest) - walk.since
  )
  from (values (0, 0), (1, 2), (3, 6), (7, 14), (15, 30), (31, 62), (63, 126)) walk(since, till)
  where search_day(made.newest) - walk.since >= search_first_day(made.newest)
  union all
  select 'infinity', search_months(
  search_month(made.newest) - walk.till, search_month(made.newest) - walk.since
  )
  from (values (3, 6), (7, 14)) walk(since, till)
  where search_month(made.newest) - walk.since >= search_month(made.oldest)
  union all
  select (date_trunc('month', made.newest at time zone 'UTC') - interval '14 months') at time zone 'UTC', ''
  ) span(before, query)
  cross join lateral (
  select c.id, c.search from (
  select * from comments where search @@ (websearch_to_tsquery('english', $16) && span.query) offset 0
  ) c left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.created_at < span.before and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  order by c.created_at desc, c.id desc limit 500
  ) found
  where numnode(websearch_to_tsquery('english', $17)) > 0
  limit 500) candidate
  where true
  order by ts_rank(candidate.search, websearch_to_tsquery('english', $18)) desc, candidate.id desc limit 21) union all (select $19::text as kind, candidate.id, ts_rank(candidate.search, websearch_to_tsquery('english', $20)) as rank, $21::text as query from (select found.id, found.search
  from (select max(created_at) as newest, min(created_at) as oldest from wiki_pages) made
  cross join lateral (
  select 'infinity'::timestamptz, search_days(
  greatest(search_day(made.newest) - walk.till, search_first_day(made.newest)),
  search_day(made.newest) - walk.since
  )
  from (values (0, 0), (1, 2), (3, 6), (7, 14), (15, 30), (31, 62), (63, 126)) walk(since, till)
  where search_day(made.newest) - walk.since >= search_first_day(made.newest)
  union all
  select 'infinity', search_months(
  search_month(made.newest) - walk.till, search_month(made.newest) - walk.since
  )
  from (values (3, 6), (7, 14)) walk(since, till)
  where search_month(made.newest) - walk.since >= search_month(made.oldest)
  union all
  select (date_trunc('month', made.newest at time zone 'UTC') - interval '14 months') at time zone 'UTC', ''
  ) span(before, query)
  cross join lateral (
  select w.id, w.search from (
  select * from wiki_pages where search @@ (websearch_to_tsquery('english', $22) && span.query) offset 0
  ) w
  where w.created_at < span.before and w.deleted_at is null
  order by w.created_at desc, w.id desc limit 500
  ) found
  where numnode(websearch_to_tsquery('english', $23)) > 0
  limit 500) candidate
  where true
  order by ts_rank(candidate.search, websearch_to_tsquery('english', $24)) desc, candidate.id desc limit 21)) merged order by "rank" desc, "id" desc limit 21;

-- search.all.count
select null as "parentId", (select count(*) from (select found.id, found.search
  from (select max(joined_at) as newest, min(joined_at) as oldest from users) made
  cross join lateral (
  select 'infinity'::timestamptz, search_days(
  greatest(search_day(made.newest) - walk.till, search_first_day(made.newest)),
  search_day(made.newest) - walk.since
  )
  from (values (0, 0), (1, 2), (3, 6), (7, 14), (15, 30), (31, 62), (63, 126)) walk(since, till)
  where search_day(made.newest) - walk.since >= search_first_day(made.newest)
  union all
  select 'infinity', search_months(
  search_month(made.newest) - walk.till, search_month(made.newest) - walk.since
  )
  from (values (3, 6), (7, 14)) walk(since, till)
  where search_month(made.newest) - walk.since >= search_month(made.oldest)
  union all
  select (date_trunc('month', made.newest at time zone 'UTC') - interval '14 months') at time zone 'UTC', ''
  ) span(before, query)
  cross join lateral (
  select u.id, u.search from (
  select * from users where search @@ (websearch_to_tsquery('english', $1) && span.query) offset 0
  ) u
  where u.joined_at < span.before and true
  order by u.joined_at desc, u.id desc limit 500
  ) found
  where numnode(websearch_to_tsquery('english', $2)) > 0
  limit 500) candidate where true) + (select count(*) from (select found.id, found.search
  from (select max(published_at) as newest, min(published_at) as oldest from posts) made
  cross join lateral (
  select 'infinity'::timestamptz, search_days(
  greatest(search_day(made.newest) - walk.till, search_first_day(made.newest)),
  search_day(made.newest) - walk.since
  )
  from (values (0, 0), (1, 2), (3, 6), (7, 14), (15, 30), (31, 62), (63, 126)) walk(since, till)
  where search_day(made.newest) - walk.since >= search_first_day(made.newest)
  union all
  select 'infinity', search_months(
  search_month(made.newest) - walk.till, search_month(made.newest) - walk.since
  )
  from (values (3, 6), (7, 14)) walk(since, till)
  where search_month(made.newest) - walk.since >= search_month(made.oldest)
  union all
  select (date_trunc('month', made.newest at time zone 'UTC') - interval '14 months') at time zone 'UTC', ''
  ) span(before, query)
  cross join lateral (
  select p.id, p.search from (
  select * from posts where search @@ (websearch_to_tsquery('english', $3) && span.query) offset 0
  ) p
  where p.published_at < span.before and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by p.published_at desc, p.id desc limit 500
  ) found
  where numnode(websearch_to_tsquery('english', $4)) > 0
  limit 500) candidate where true) + (select count(*) from (select found.id, found.search
  from (select max(created_at) as newest, min(created_at) as oldest from comments) made
  cross join lateral (
  select 'infinity'::timestamptz, search_days(
  greatest(search_day(made.newest) - walk.till, search_first_day(made.newest)),
  search_day(made.newest) - walk.since
  )
  from (values (0, 0), (1, 2), (3, 6), (7, 14), (15, 30), (31, 62), (63, 126)) walk(since, till)
  where search_day(made.newest) - walk.since >= search_first_day(made.newest)
  union all
  select 'infinity', search_months(
  search_month(made.newest) - walk.till, search_month(made.newest) - walk.since
  )
  from (values (3, 6), (7, 14)) walk(since, till)
  where search_month(made.newest) - walk.since >= search_month(made.oldest)
  union all
  select (date_trunc('month', made.newest at time zone 'UTC') - interval '14 months') at time zone 'UTC', ''
  ) span(before, query)
  cross join lateral (
  select c.id, c.search from (
  select * from comments where search @@ (websearch_to_tsquery('english', $5) && span.query) offset 0
  ) c left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.created_at < span.before and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  order by c.created_at desc, c.id desc limit 500
  ) found
  where numnode(websearch_to_tsquery('english', $6)) > 0
  limit 500) candidate where true) + (select count(*) from (select found.id, found.search
  from (select max(created_at) as newest, min(created_at) as oldest from wiki_pages) made
  cross join lateral (
  select 'infinity'::timestamptz, search_days(
  greatest(search_day(made.newest) - walk.till, search_first_day(made.newest)),
  search_day(made.newest) - walk.since
  )
  from (values (0, 0), (1, 2), (3, 6), (7, 14), (15, 30), (31, 62), (63, 126)) walk(since, till)
  where search_day(made.newest) - walk.since >= search_first_day(made.newest)
  union all
  select 'infinity', search_months(
  search_month(made.newest) - walk.till, search_month(made.newest) - walk.since
  )
  from (values (3, 6), (7, 14)) walk(since, till)
  where search_month(made.newest) - walk.since >= search_month(made.oldest)
  union all
  select (date_trunc('month', made.newest at time zone 'UTC') - interval '14 months') at time zone 'UTC', ''
  ) span(before, query)
  cross join lateral (
  select w.id, w.search from (
  select * from wiki_pages where search @@ (websearch_to_tsquery('english', $7) && span.query) offset 0
  ) w
  where w.created_at < span.before and w.deleted_at is null
  order by w.created_at desc, w.id desc limit 500
  ) found
  where numnode(websearch_to_tsquery('english', $8)) > 0
  limit 500) candidate where true) as count;

-- search.highlightComment
select c.id as id, ts_headline('english', translate(null::text, $1, ''), websearch_to_tsquery('english', $2), $3) as title,
  ts_headline('english', translate(c.text, $4, ''), websearch_to_tsquery('english', $5), $6) as snippet
  from comments c where c.id = any($7::uuid[]);

-- search.highlightPost
select p.id as id, ts_headline('english', translate(p.title, $1, ''), websearch_to_tsquery('english', $2), $3) as title,
  ts_headline('english', translate(coalesce(r.text, ''), $4, ''), websearch_to_tsquery('english', $5), $6) as snippet
  from posts p left join revisions r on r.id = p.current_revision_id where p.id = any($7::uuid[]);

-- search.highlightWikiPage
select w.id as id, ts_headline('english', translate(w.title, $1, ''), websearch_to_tsquery('english', $2), $3) as title,
  ts_headline('english', translate(coalesce(r.text, ''), $4, ''), websearch_to_tsquery('english', $5), $6) as snippet
  from wiki_pages w left join revisions r on r.id = w.current_revision_id where w.id = any($7::uuid[]);

-- wikiPage.byId
select w.id as "id", w.slug as "slug", w.title as "title", w.sort_title as "sortTitle", w.current_revision_id as "revisionId", w.post_count as "postCount", w.contribution_count as "contributionCount", w.comment_count as "commentCount", w.created_at as "createdAt", w.updated_at as "updatedAt", w.deleted_at is not null as "isDeleted", w.protected_at is not null as "isProtected" from wiki_pages w
  where w.id = any($1::uuid[]) and w.deleted_at is null;
