-- comment.byId
select c.id as "id", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
  and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- comment.byPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_2) parent
  cross join lateral (select c.id as "id", c.depth as "depth", c.created_at as "createdAt" from comments c
  where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
  order by c.created_at desc, c.id desc limit 21) page;

-- heldWikiEdit.byId
select e.id as "id", e.summary as "summary" from held_wiki_edits e
  where e.id = any($1::uuid[]) and false;

-- post.byId
select p.id as "id", p.slug as "slug", p.author_id as "authorId" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- report.byId
select r.id, r.reporter_id as "reporterId", r.reason, r.created_at as "createdAt",
  r.resolved_at as "resolvedAt", r.resolved_by_id as "resolvedById", r.resolution,
  json_build_object(
  'kind', case when r.user_id is not null then 'User' when r.post_id is not null then 'Post'
  when r.comment_id is not null then 'Comment'  else 'WikiPage' end,
  'id', coalesce(r.user_id, r.post_id, r.comment_id, r.wiki_page_id)
  ) as subject from reports r
  where r.id = any($1::uuid[]) and false;

-- revision.byId
select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.hidden_at is not null as "isHidden" from revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id
  where r.id = any($1::uuid[]) and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- sequence.byId
select s.id as "id", s.slug as "slug", s.title as "title" from sequences s
  where s.id = any($1::uuid[]) and (s.deleted_at is null and s.hidden_at is null);

-- user.byId
select u.id as "id", u.username as "username" from users u
  where u.id = any(array(select "authorId" from rows_2)) and true;

-- userNote.byId
select n.id, n.kind, n.user_id as "userId", n.moderator_id as "moderatorId",
  coalesce((select named.display_name from users named where named.id = n.moderator_id), n.moderator_name) as "moderatorName", n.text, n.created_at as "createdAt" from user_notes n
  where n.id = any($1::uuid[]) and false;

-- wikiPage.byId
select w.id as "id", w.slug as "slug" from wiki_pages w
  where w.id = any($1::uuid[]) and w.deleted_at is null;
