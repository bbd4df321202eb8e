-- comment.byPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select c.id as "id", c.depth as "depth", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", c.is_answer as "isAnswer", c.score as "score", c.descendant_count as "descendantCount", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
  where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0) and c.parent_id is null
  order by c.score desc, c.id desc limit 21) page;

-- comment.byPost.count
select parent.id as "parentId", (select count(*) from comments c where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0) and c.parent_id is null) as count
  from unnest($1::uuid[]) as parent(id);

-- comment.replies
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_2) parent
  cross join lateral (select c.id as "id", c.depth as "depth", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", c.is_answer as "isAnswer", c.score as "score", c.descendant_count as "descendantCount", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
  where c.parent_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
  order by c.created_at, c.id limit 21) page;

-- comment.replies
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_3) parent
  cross join lateral (select c.id as "id", c.depth as "depth", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", c.is_answer as "isAnswer", c.score as "score", c.descendant_count as "descendantCount", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
  where c.parent_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
  order by c.created_at, c.id limit 21) page;

-- link.toPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
  'kind', case when l.source_post_id is not null then 'Post'
  when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
  'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source, json_build_object(
  'kind', case when l.target_post_id is not null then 'Post'
  when l.target_comment_id is not null then 'Comment' else 'WikiPage' end,
  'id', coalesce(l.target_post_id, l.target_comment_id, l.target_wiki_page_id)
  ) as target from links l
  where l.target_post_id = parent.id and case
  when l.source_post_id is not null then
  exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
  when l.source_wiki_page_id is not null then
  exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
  else
  exists (
  select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  )
  end
  order by l.created_at desc, l.id desc limit 21) page;

-- post.byId
select p.id as "id", p.slug as "slug" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- post.bySlug
select p.id as "id", p.slug as "slug", p.title as "title", p.kind as "kind", p.author_id as "authorId", p.score as "score", p.comment_count as "commentCount" from posts p
  where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- sequence.byPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequence_entries entry join sequences s on s.id = entry.sequence_id
  where entry.post_id = parent.id and (s.deleted_at is null and s.hidden_at is null)
  order by s.created_at desc, s.id desc limit 21) page;

-- user.byId
select u.id as "id", u.display_name as "displayName" from users u
  where u.id = any(array(select "authorId" from rows_2)) and true;

-- user.byId
select u.id as "id", u.display_name as "displayName" from users u
  where u.id = any(array(select "authorId" from rows_3)) and true;

-- user.byId
select u.id as "id", u.display_name as "displayName" from users u
  where u.id = any(array(select "authorId" from rows_4)) and true;

-- user.byId
select u.id as "id", u.username as "username" from users u
  where u.id = any(array(select "authorId" from rows_1)) and true;

-- wikiPage.byPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select w.id as "id", w.slug as "slug", filed.relevance from post_topics filed join wiki_pages w on w.id = filed.topic_id
  where filed.post_id = parent.id and (w.deleted_at is null and w.merged_into_id is null)
  order by filed.relevance desc, w.id desc limit 21) page;
