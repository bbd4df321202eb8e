-- comment.byWikiPage
select parent.id as "parentId", page.rows
  from unnest($1::uuid[]) as parent(id)
  cross join lateral (select coalesce(json_agg(r), '[]') as rows from (select c.id, c.post_id as "postId", c.wiki_page_id as "wikiPageId",
  c.parent_id as "parentId", c.root_id as "rootId", c.depth,
  case when c.deleted_at is null then c.author_id end as "authorId",
  case when c.deleted_at is null then c.author_name else '[deleted]' end as "authorName",
  c.is_answer as "isAnswer", c.score, c.agreement_score as "agreementScore",
  c.reply_count as "replyCount", c.descendant_count as "descendantCount",
  c.created_at as "createdAt", c.edited_at as "editedAt", c.deleted_at is not null as "isDeleted",
  c.is_retracted as "isRetracted", c.is_pinned as "isPinned" from comments c
  where c.wiki_page_id = parent.id and (c.deleted_at is null or c.descendant_count > 0)
  order by c.created_at desc, c.id desc limit 21) r) page;

-- contributor.byWikiPage
select parent.id as "parentId", page.rows
  from unnest($1::uuid[]) as parent(id)
  cross join lateral (select coalesce(json_agg(r), '[]') as rows from (select k.id, k.wiki_page_id as "wikiPageId", k.author_id as "authorId",
  k.author_name as "authorName", k.contribution_count as "contributionCount",
  k.chars_added as "charsAdded", k.chars_removed as "charsRemoved",
  k.surviving_chars as "survivingChars", k.first_at as "firstAt", k.last_at as "lastAt",
  k.surviving_chars::float8 / greatest(1, (
  select sum(every.surviving_chars) from wiki_contributors every
  where every.wiki_page_id = k.wiki_page_id
  )) as share from wiki_contributors k
  where k.wiki_page_id = parent.id
  order by k.surviving_chars desc, k.id desc limit 21) r) page;

-- post.byTopic
select parent.id as "parentId", page.rows
  from unnest($1::uuid[]) as parent(id)
  cross join lateral (select coalesce(json_agg(r), '[]') as rows from (select p.id, p.slug, p.title, p.kind, p.author_id as "authorId",
  p.author_name as "authorName", p.current_revision_id as "revisionId", p.link_url as "linkUrl",
  p.score, p.vote_count as "voteCount", p.comment_count as "commentCount",
  p.published_at as "publishedAt", p.edited_at as "editedAt",
  p.last_activity_at as "lastActivityAt", p.locked_at is not null as "isLocked",
  p.accepted_answer_id as "acceptedAnswerId" from post_topics filed join posts p on p.id = filed.post_id
  where filed.topic_id = parent.id and (p.published_at is not null and p.deleted_at is null)
  order by filed.score desc, filed.post_id desc limit 21) r) page;

-- revision.byVersion
with sought as (
  select * from unnest($1::uuid[], $2::integer[]) as s(subject_id, version)
  )
  select r.id, r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version,
  r.author_id as "authorId", r.author_name as "authorName", r.title, r.summary,
  r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor",
  r.reverts_to_id as "revertsToId", r.created_at as "createdAt" from sought
  join revisions r on r.wiki_page_id = sought.subject_id and r.version = sought.version union all select r.id, r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version,
  r.author_id as "authorId", r.author_name as "authorName", r.title, r.summary,
  r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor",
  r.reverts_to_id as "revertsToId", r.created_at as "createdAt" from sought
  join revisions r on r.post_id = sought.subject_id and r.version = sought.version;

-- revision.byWikiPage
select parent.id as "parentId", page.rows
  from unnest($1::uuid[]) as parent(id)
  cross join lateral (select coalesce(json_agg(r), '[]') as rows from (select r.id, r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version,
  r.author_id as "authorId", r.author_name as "authorName", r.title, r.summary,
  r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor",
  r.reverts_to_id as "revertsToId", r.created_at as "createdAt" from revisions r
  where r.wiki_page_id = parent.id
  order by r.version desc limit 6) r) page;

-- revision.byWikiPage.count
select parent.id as "parentId", (select count(*) from revisions r where r.wiki_page_id = parent.id) as count
  from unnest($1::uuid[]) as parent(id);

-- richText.comment
select id, text as "text" from comments where id = any($1::uuid[]);

-- richText.revision
select id, html as "html" from revisions where id = any($1::uuid[]);

-- user.byId
select u.id, u.username, u.display_name as "displayName", u.karma, u.role,
  u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.website_url as "websiteUrl",
  u.location, u.avatar_url as "avatarUrl", u.post_count as "postCount",
  u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount",
  u.sequence_count as "sequenceCount" from users u
  where u.id = any($1::uuid[]) and true;

-- wikiPage.bySlug
select sought.slug as "soughtSlug", found.* from unnest($1::text[]) as sought(slug)
  cross join lateral (
  select w.id, w.slug, w.title, w.sort_title as "sortTitle",
  w.current_revision_id as "revisionId", w.post_count as "postCount",
  w.contribution_count as "contributionCount", w.comment_count as "commentCount",
  w.created_at as "createdAt", w.updated_at as "updatedAt" from wiki_pages w
  where (w.slug = sought.slug or w.former_slugs @> array[sought.slug])
  and w.deleted_at is null
  order by w.slug = sought.slug desc, w.id limit 1
  ) found;
