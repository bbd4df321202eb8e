-- comment.byWikiPage
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select c.id as "id", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  where c.wiki_page_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
  order by c.created_at desc, c.id desc limit 21) page;

-- contributor.byWikiPage
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select k.id as "id", k.author_id as "authorId", k.contribution_count as "contributionCount", k.surviving_chars as "survivingChars", k.surviving_chars::float8 / greatest(1, (
  select sum(every.surviving_chars) from wiki_contributors every
  where every.wiki_page_id = parent.id
  )) as "share" from wiki_contributors k
  where k.wiki_page_id = parent.id
  order by k.surviving_chars desc, k.id desc limit 21) page;

-- post.byTopic
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select p.id as "id", p.slug as "slug", p.score as "score" from post_topics filed join posts p on p.id = filed.post_id
  where filed.topic_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by filed.score desc, filed.post_id desc limit 21) page;

-- post.byTopic
select parent.number as "parentNumber", page.*
  from unnest($1::uuid[]) with ordinality as parent(id, number)
  cross join lateral (select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from (select distinct on (filed.published_at, filed.post_id) filed.*
  from (
  with recursive branch(id) as (
  select parent.id
  union
  select w.id from branch
  join wiki_page_parents tree on tree.parent_id = branch.id
  join wiki_pages w on w.id = tree.page_id
  where (w.deleted_at is null and w.merged_into_id is null)
  )
  select id from branch
  ) topic cross join lateral (select filed.* from post_topics filed join posts p on p.id = filed.post_id
  where filed.topic_id = topic.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by filed.published_at desc, filed.post_id desc limit 3) filed
  order by filed.published_at desc, filed.post_id desc limit 3) filed
  join posts p on p.id = filed.post_id
  order by filed.published_at desc, filed.post_id desc limit 3) page;

-- post.byTopic.count
select parent.id as "parentId", least((
  select count(distinct id)
  from (
  select counted.id from (
  with recursive branch(id) as (
  select parent.id
  union
  select w.id from branch
  join wiki_page_parents tree on tree.parent_id = branch.id
  join wiki_pages w on w.id = tree.page_id
  where (w.deleted_at is null and w.merged_into_id is null)
  )
  select id from branch
  ) topic cross join lateral (select filed.post_id as id from post_topics filed join posts p on p.id = filed.post_id where filed.topic_id = topic.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) counted
  limit 20000
  ) counted
  ), 10000) as count
  from unnest($1::uuid[]) as parent(id);

-- revision.byVersion
with sought as (
  select * from unnest($1::uuid[], $2::integer[]) as s(subject_id, version)
  )
  select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.hidden_at is not null as "isHidden" from sought
  join revisions r on r.wiki_page_id = sought.subject_id and r.version = sought.version union all select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.hidden_at is not null as "isHidden" from sought
  join revisions r on r.post_id = sought.subject_id and r.version = sought.version;

-- revision.byWikiPage
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId", r.summary as "summary", r.chars_added as "charsAdded", r.is_minor as "isMinor", r.added_parent_ids as "addedParentIds", r.removed_parent_ids as "removedParentIds", r.is_rename as "isRename", r.hidden_at is not null as "isHidden" from revisions r
  where r.wiki_page_id = parent.id
  order by r.version desc limit 6) page;

-- revision.byWikiPage.count
select parent.id as "parentId", (select count(*) from revisions r where r.wiki_page_id = parent.id) as count
  from unnest($1::uuid[]) as parent(id);

-- richText.revision
select id, html as "html" from revisions where id = any($1::uuid[]);

-- user.byId
select u.id as "id", u.username as "username" from users u
  where u.id = any(array(select "authorId" from rows_3)) and true;

-- user.byId
select u.id as "id", u.username as "username" from users u
  where u.id = any(array(select "authorId" from rows_4)) and true;

-- user.byId
select u.id as "id", u.username as "username" from users u
  where u.id = any(array(select "authorId" from rows_5)) and true;

-- wikiPage.bySlug
select sought.name as "sought", found.*
  from (
  select names.*, case when octet_length(name) <= $1 then title_key(name) end as key
  from unnest($2::text[]) as names(name) offset 0
  ) sought
  cross join lateral (select * from (
  (select w.id as "id", w.title as "title", w.current_revision_id as "revisionId", w.post_count as "postCount" from wiki_pages w where w.slug = sought.name and w.deleted_at is null)
  union all
  (select w.id as "id", w.title as "title", w.current_revision_id as "revisionId", w.post_count as "postCount" from wiki_pages w where (w.slug = sought.name or w.former_slugs @> array[sought.name]
  or w.title_key = sought.key or w.former_title_keys @> array[sought.key]
  or w.slug = sought.key or w.former_slugs @> array[sought.key]) and w.deleted_at is null order by w.former_slugs @> array[sought.name] desc,
  w.title_key = sought.key desc nulls last, w.former_title_keys @> array[sought.key] desc, w.id limit 1)
  ) found limit 1) found;

-- wikiPage.childTopics
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select w.id as "id", w.title as "title", w.sort_title as "sortTitle" from wiki_page_parents tree join wiki_pages w on w.id = tree.page_id
  where tree.parent_id = parent.id and (w.deleted_at is null and w.merged_into_id is null)
  order by w.sort_title, w.id limit 3) page;

-- wikiPage.childTopics
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_2) parent
  cross join lateral (select w.id as "id", w.title as "title", w.sort_title as "sortTitle" from wiki_page_parents tree join wiki_pages w on w.id = tree.page_id
  where tree.parent_id = parent.id and (w.deleted_at is null and w.merged_into_id is null)
  order by w.sort_title, w.id limit 2) page;

-- wikiPage.childTopics.count
select parent.id as "parentId", (select count(*) from wiki_page_parents tree join wiki_pages w on w.id = tree.page_id where tree.parent_id = parent.id and (w.deleted_at is null and w.merged_into_id is null)) as count
  from unnest($1::uuid[]) as parent(id);

-- wikiPage.parentTopics
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select w.id as "id", w.title as "title", w.sort_title as "sortTitle" from wiki_page_parents tree join wiki_pages w on w.id = tree.parent_id
  where tree.page_id = parent.id and (w.deleted_at is null and w.merged_into_id is null)
  order by w.sort_title, w.id limit 3) page;
