-- moderation.all
select m.id, m.kind, m.moderator_id as "moderatorId", coalesce((select named.display_name from users named where named.id = m.moderator_id), m.moderator_name) as "moderatorName",
  m.reason, m.until, m.created_at as "createdAt", json_build_object(
  'kind', case when m.user_id is not null then 'User' when m.post_id is not null then 'Post'
  when m.comment_id is not null then 'Comment' when m.sequence_id is not null then 'Sequence'
  when m.held_wiki_edit_id is not null then 'HeldWikiEdit'
  when m.revision_id is not null then 'WikiContribution' else 'WikiPage' end,
  'id', coalesce(m.user_id, m.post_id, m.comment_id, m.wiki_page_id, m.sequence_id, m.held_wiki_edit_id, m.revision_id)
  ) as subject,
  m.lost_parent_ids as "lostParentIds", m.lost_child_ids as "lostChildIds" from moderation_actions m
  where true
  order by m.created_at desc, m.id desc limit 21;

-- post.all
select p.id as "id", p.slug as "slug", p.last_activity_at as "lastActivityAt" from posts p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by p.last_activity_at desc, p.id desc limit 21;

-- post.byId
select p.id as "id", p.slug as "slug" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- revision.ofWiki
select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.created_at as "createdAt", r.hidden_at is not null as "isHidden" from revisions r join wiki_pages w on w.id = r.wiki_page_id
  where w.deleted_at is null and r.wiki_page_id is not null
  order by r.created_at desc, r.id desc limit 21;

-- sequence.all
select s.id as "id", s.slug as "slug", s.title as "title", s.sort_title as "sortTitle" from sequences s
  where (s.deleted_at is null and s.hidden_at is null)
  order by s.sort_title, s.id limit 21;

-- wikiPage.all
select w.id as "id", w.title as "title", w.sort_title as "sortTitle" from wiki_pages w
  where (w.deleted_at is null and w.merged_into_id is null)
  order by w.sort_title, w.id limit 21;

-- wikiPage.byId
select w.id as "id", w.title as "title" from wiki_pages w
  where w.id = any(array(select "wikiPageId" from rows_1)) and w.deleted_at is null;
