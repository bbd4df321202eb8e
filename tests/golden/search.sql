-- comment.byId
select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", c.parent_id as "parentId", c.root_id as "rootId", c.depth as "depth", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", case when (c.deleted_at is null and c.hidden_at is null) then c.author_name else '[deleted]' end as "authorName", c.is_answer as "isAnswer", c.score as "score", c.agreement_score as "agreementScore", c.reply_count as "replyCount", c.descendant_count as "descendantCount", c.created_at as "createdAt", c.edited_at as "editedAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", (c.deleted_at is not null or not (c.deleted_at is null and c.hidden_at is null)) as "isDeleted", (c.hidden_at is not null and (c.deleted_at is null and c.hidden_at is null)) as "isHidden", c.is_retracted as "isRetracted", c.is_pinned as "isPinned" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
  and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- post.byId
select p.id as "id", p.slug as "slug", p.title as "title", p.kind as "kind", p.author_id as "authorId", p.author_name as "authorName", p.current_revision_id as "revisionId", p.link_url as "linkUrl", p.score as "score", p.vote_count as "voteCount", p.comment_count as "commentCount", p.published_at as "publishedAt", p.edited_at as "editedAt", p.last_activity_at as "lastActivityAt", p.locked_at is not null as "isLocked", p.deleted_at is not null as "isDeleted", p.hidden_at is not null as "isHidden", coalesce(p.hidden_why = 'HELD', false) as "isHeld", p.accepted_answer_id as "acceptedAnswerId" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- richText.comment
select id, text as "text" from comments where id = any($1::uuid[]);

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
