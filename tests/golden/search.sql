-- comment.byId
select c.id, c.post_id as "postId", c.wiki_page_id as "wikiPageId",
  c.parent_id as "parentId", c.root_id as "rootId", c.depth,
  case when c.deleted_at is null then c.author_id end as "authorId",
  case when c.deleted_at is null then c.author_name else '[deleted]' end as "authorName",
  c.is_answer as "isAnswer", c.score, c.agreement_score as "agreementScore",
  c.reply_count as "replyCount", c.descendant_count as "descendantCount",
  c.created_at as "createdAt", c.edited_at as "editedAt", c.deleted_at is not null as "isDeleted",
  c.is_retracted as "isRetracted", c.is_pinned as "isPinned" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($1::uuid[]) and (c.deleted_at is null or c.descendant_count > 0) and ((p.published_at is not null and p.deleted_at is null) or w.id is not null and w.deleted_at is null);

-- post.byId
select p.id, p.slug, p.title, p.kind, p.author_id as "authorId",
  p.author_name as "authorName", p.current_revision_id as "revisionId", p.link_url as "linkUrl",
  p.score, p.vote_count as "voteCount", p.comment_count as "commentCount",
  p.published_at as "publishedAt", p.edited_at as "editedAt",
  p.last_activity_at as "lastActivityAt", p.locked_at is not null as "isLocked",
  p.accepted_answer_id as "acceptedAnswerId" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null);

-- richText.comment
select id, text as "text" from comments where id = any($1::uuid[]);

-- search.all
select * from ((select $1::text as kind, u.id, ts_rank(u.search, websearch_to_tsquery('english', $2)) as rank, $3::text as query from users u
  where u.search @@ websearch_to_tsquery('english', $4) and true
  order by ts_rank(u.search, websearch_to_tsquery('english', $5)) desc, u.id desc limit 21) union all (select $6::text as kind, p.id, ts_rank(p.search, websearch_to_tsquery('english', $7)) as rank, $8::text as query from posts p
  where p.search @@ websearch_to_tsquery('english', $9) and (p.published_at is not null and p.deleted_at is null)
  order by ts_rank(p.search, websearch_to_tsquery('english', $10)) desc, p.id desc limit 21) union all (select $11::text as kind, c.id, ts_rank(c.search, websearch_to_tsquery('english', $12)) as rank, $13::text as query from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.search @@ websearch_to_tsquery('english', $14) and c.deleted_at is null and ((p.published_at is not null and p.deleted_at is null) or w.id is not null and w.deleted_at is null)
  order by ts_rank(c.search, websearch_to_tsquery('english', $15)) desc, c.id desc limit 21) union all (select $16::text as kind, w.id, ts_rank(w.search, websearch_to_tsquery('english', $17)) as rank, $18::text as query from wiki_pages w
  where w.search @@ websearch_to_tsquery('english', $19) and w.deleted_at is null
  order by ts_rank(w.search, websearch_to_tsquery('english', $20)) desc, w.id desc limit 21)) merged order by "rank" desc, "id" desc limit 21;

-- search.all.count
select null as "parentId", (select count(*) from users u where u.search @@ websearch_to_tsquery('english', $1) and true) + (select count(*) from posts p where p.search @@ websearch_to_tsquery('english', $2) and (p.published_at is not null and p.deleted_at is null)) + (select count(*) from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id where c.search @@ websearch_to_tsquery('english', $3) and c.deleted_at is null and ((p.published_at is not null and p.deleted_at is null) or w.id is not null and w.deleted_at is null)) + (select count(*) from wiki_pages w where w.search @@ websearch_to_tsquery('english', $4) and w.deleted_at is null) as count;

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
select w.id, w.slug, w.title, w.sort_title as "sortTitle",
  w.current_revision_id as "revisionId", w.post_count as "postCount",
  w.contribution_count as "contributionCount", w.comment_count as "commentCount",
  w.created_at as "createdAt", w.updated_at as "updatedAt" from wiki_pages w
  where w.id = any($1::uuid[]) and w.deleted_at is null;
