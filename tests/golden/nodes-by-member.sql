-- accessToken.byId
select t.id, t.name, t.scope, t.created_at as "createdAt", t.expires_at as "expiresAt",
  t.last_used_at as "lastUsedAt" from access_tokens t
  where t.id = any($1::uuid[]) and t.user_id = $2::uuid and t.revoked_at is null
  and (t.expires_at is null or t.expires_at > now());

-- account.byToken
select u.id, u.username, u.display_name as "displayName", u.karma,
  coalesce(u.banned_until > now(), false) as "isBanned", u.banned_until as "bannedUntil",
  exists (select from mutes m where m.muter_id = u.id) as "mutesUsers", u.role, t.scope, t.id as "tokenId",
  case when isfinite(t.expires_at) then ceil(extract(epoch from t.expires_at - now()) * 1000) end
  as "validFor",
  (t.last_used_at is null or t.last_used_at < now() - interval '1 minute') as "isStale"
  from access_tokens t
  join users u on u.id = t.user_id
  where t.hash = $1 and t.revoked_at is null and u.closed_at is null
  and (t.expires_at is null or t.expires_at > now());

-- comment.byId
select c.id as "id", (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $1::uuid) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($2::uuid[]) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $3::uuid) or c.descendant_count > 0)
  and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $4::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $5::uuid
  )) or w.id is not null and w.deleted_at is null);

-- comment.byPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_2) parent
  cross join lateral (select c.id as "id", c.depth as "depth", c.created_at as "createdAt" from comments c
  where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
  order by c.created_at desc, c.id desc limit 21) page;

-- heldWikiEdit.byId
select e.id as "id", e.summary as "summary" from held_wiki_edits e
  where e.id = any($1::uuid[]) and e.author_id = $2::uuid;

-- notification.byId
select k.id, k.created_at as "createdAt", json_build_object(
  'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
  when k.wiki_page_id is not null then 'WikiPage' when k.sequence_id is not null then 'Sequence'
  when k.held_wiki_edit_id is not null then 'HeldWikiEdit' else 'UserNote' end,
  'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id, k.sequence_id, k.held_wiki_edit_id, k.user_note_id)
  ) as subject, k.kind, k.actor_id as "actorId", k.read_at as "readAt" from notifications k
  where k.id = any($1::uuid[]) and k.user_id = $2::uuid and case
  when k.post_id is not null then
  exists (select from posts p where p.id = k.post_id and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $3::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $4::uuid
  )))
  when k.wiki_page_id is not null then
  exists (
  select from wiki_pages w where w.id = k.wiki_page_id and w.deleted_at is null
  )
  when k.comment_id is not null then
  exists (
  select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = k.comment_id and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $5::uuid) or c.descendant_count > 0)
  and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $6::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $7::uuid
  )) or w.id is not null and w.deleted_at is null)
  )
  when k.sequence_id is not null then
  exists (select from sequences s where s.id = k.sequence_id and ((s.deleted_at is null and s.hidden_at is null) or s.author_id = $8::uuid))
  when k.held_wiki_edit_id is not null then
  exists (
  select from held_wiki_edits e
  where e.id = k.held_wiki_edit_id and e.author_id = $9::uuid
  )
  when k.user_note_id is not null then
  exists (select from user_notes n where n.id = k.user_note_id and (n.user_id = $10::uuid and n.kind = 'WARNING'))
  else true
  end and (k.comment_id is null or exists (
  select from comments c where c.id = k.comment_id and (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $11::uuid)
  ));

-- post.byId
select p.id as "id", p.slug as "slug", p.author_id as "authorId" from posts p
  where p.id = any($1::uuid[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $2::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $3::uuid
  ));

-- report.byId
select r.id, r.reporter_id as "reporterId", r.reason, r.created_at as "createdAt",
  r.resolved_at as "resolvedAt", r.resolved_by_id as "resolvedById", r.resolution,
  json_build_object(
  'kind', case when r.user_id is not null then 'User' when r.post_id is not null then 'Post'
  when r.comment_id is not null then 'Comment'  else 'WikiPage' end,
  'id', coalesce(r.user_id, r.post_id, r.comment_id, r.wiki_page_id)
  ) as subject from reports r
  where r.id = any($1::uuid[]) and r.reporter_id = $2::uuid;

-- revision.byId
select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.hidden_at is not null as "isHidden" from revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id
  where r.id = any($1::uuid[]) and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $2::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $3::uuid
  )) or w.id is not null and w.deleted_at is null);

-- sequence.byId
select s.id as "id", s.slug as "slug", s.title as "title" from sequences s
  where s.id = any($1::uuid[]) and ((s.deleted_at is null and s.hidden_at is null) or s.author_id = $2::uuid);

-- session.byId
select s.id, s.created_at as "createdAt", s.updated_at as "lastUsedAt",
  s.expires_at as "expiresAt", coalesce(s.user_agent, '') as "userAgent",
  coalesce(s.id = $1::uuid, false) as "isCurrent" from auth_sessions s
  where s.id = any($2::uuid[]) and s.expires_at > now() and s.user_id in (
  select case when i.issuer = 'self' then i.subject::uuid end
  from identities i where i.user_id = $3::uuid
  );

-- user.byId
select u.id as "id", u.username as "username" from users u
  where u.id = any(array(select "authorId" from rows_2)) and true;

-- userNote.byId
select n.id, n.kind, n.user_id as "userId", n.moderator_id as "moderatorId",
  coalesce((select named.display_name from users named where named.id = n.moderator_id), n.moderator_name) as "moderatorName", n.text, n.created_at as "createdAt" from user_notes n
  where n.id = any($1::uuid[]) and (n.user_id = $2::uuid and n.kind = 'WARNING');

-- wikiPage.byId
select w.id as "id", w.slug as "slug" from wiki_pages w
  where w.id = any($1::uuid[]) and w.deleted_at is null;
