-- comment.byId
select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
  and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- comment.byPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_4) parent
  cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
  where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
  order by c.created_at, c.id limit 21) page;

-- commentRevision.byComment
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_5) parent
  cross join lateral (select r.id as "id", r.version as "version", r.text as "text" from comment_revisions r join comments c on c.id = r.comment_id
  where r.comment_id = parent.id and (c.deleted_at is null and c.hidden_at is null)
  order by r.version desc limit 21) page;

-- link.fromComment.count
select parent.id as "parentId", (select count(*) from links l where l.source_comment_id = parent.id and exists (select from comments c
  where c.id = l.source_comment_id and (c.deleted_at is null and c.hidden_at is null)) and case
  when l.target_post_id is not null then
  exists (select from posts p where p.id = l.target_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
  when l.target_wiki_page_id is not null then
  exists (select from wiki_pages w where w.id = l.target_wiki_page_id and w.deleted_at is null)
  else
  exists (
  select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = l.target_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  )
  end) as count
  from unnest($1::uuid[]) as parent(id);

-- link.fromPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_4) parent
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
  where l.source_post_id = parent.id and case
  when l.target_post_id is not null then
  exists (select from posts p where p.id = l.target_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
  when l.target_wiki_page_id is not null then
  exists (select from wiki_pages w where w.id = l.target_wiki_page_id and w.deleted_at is null)
  else
  exists (
  select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = l.target_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  )
  end
  order by l.created_at desc, l.id desc limit 21) page;

-- link.fromWikiPage
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_7) parent
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
  where l.source_wiki_page_id = parent.id and case
  when l.target_post_id is not null then
  exists (select from posts p where p.id = l.target_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
  when l.target_wiki_page_id is not null then
  exists (select from wiki_pages w where w.id = l.target_wiki_page_id and w.deleted_at is null)
  else
  exists (
  select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = l.target_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  )
  end
  order by l.created_at desc, l.id desc limit 21) page;

-- link.toComment
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_5) parent
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
  where l.target_comment_id = parent.id and case
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

-- link.toWikiPage
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_7) parent
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
  where l.target_wiki_page_id = parent.id and case
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

-- post.byId
select p.id as "id", p.slug as "slug" from posts p
  where p.id = any(array(select "postId" from rows_2)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- post.bySequence
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select p.id as "id", p.slug as "slug", entry.position from sequence_entries entry join posts p on p.id = entry.post_id
  where entry.sequence_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by entry.position, entry.post_id limit 21) page;

-- post.bySlug
select p.id as "id", p.slug as "slug" from posts p
  where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- post.bySlug
select p.id as "id", p.slug as "slug" from posts p
  where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- revision.byPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_3) parent
  cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.chars_added as "charsAdded", r.hidden_at is not null as "isHidden" from revisions r
  where r.post_id = parent.id
  order by r.version limit 21) page;

-- sequence.bySlug
select s.id as "id", s.slug as "slug", s.title as "title" from sequences s
  where s.slug = any($1::text[]) and (s.deleted_at is null and s.hidden_at is null);

-- sequence.entries
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select entry.id, entry.post_id as "postId", entry.position,
  entry.chapter_title as "chapterTitle" from sequence_entries entry join posts p on p.id = entry.post_id
  where entry.sequence_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by entry.position, entry.id limit 21) page;

-- wikiPage.byId
select w.id as "id" from wiki_pages w
  where w.id = any($1::uuid[]) and w.deleted_at is null;

-- wikiPage.bySlug
select sought.name as "sought", found.*
  from (
  select names.*, case when octet_length(name) <= $1 then title_key(name) end as key
  from unnest($2::text[]) as names(name) offset 0
  ) sought
  cross join lateral (select * from (
  (select w.id as "id" from wiki_pages w where w.slug = sought.name and w.deleted_at is null)
  union all
  (select w.id as "id" from wiki_pages w where (w.slug = sought.name or w.former_slugs @> array[sought.name]
  or w.title_key = sought.key or w.former_title_keys @> array[sought.key]
  or w.slug = sought.key or w.former_slugs @> array[sought.key]) and w.deleted_at is null order by w.former_slugs @> array[sought.name] desc,
  w.title_key = sought.key desc nulls last, w.former_title_keys @> array[sought.key] desc, w.id limit 1)
  ) found limit 1) found;
