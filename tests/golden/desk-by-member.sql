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

-- bookmark.ofViewer
select parent.number as "parentNumber", page.*
  from unnest($1::uuid[]) with ordinality as parent(id, number)
  cross join lateral (select k.id, k.created_at as "createdAt", json_build_object(
  'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
  when k.wiki_page_id is not null then 'WikiPage' else 'User' end,
  'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id)
  ) as subject from bookmarks k
  where k.user_id = parent.id and case
  when k.post_id is not null then
  exists (select from posts p where p.id = k.post_id and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $2::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $3::uuid
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
  where c.id = k.comment_id and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $4::uuid) or c.descendant_count > 0)
  and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $5::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $6::uuid
  )) or w.id is not null and w.deleted_at is null)
  )
  else true
  end
  order by k.created_at desc, k.id desc limit 21) page;

-- comment.byId
select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $2::uuid) or c.descendant_count > 0)
  and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $3::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $4::uuid
  )) or w.id is not null and w.deleted_at is null);

-- follow.ofViewer
select parent.number as "parentNumber", page.*
  from unnest($1::uuid[]) with ordinality as parent(id, number)
  cross join lateral (select k.id, k.created_at as "createdAt", json_build_object(
  'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
  when k.wiki_page_id is not null then 'WikiPage' else 'User' end,
  'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id, k.user_id)
  ) as subject from follows k
  where k.follower_id = parent.id and case
  when k.post_id is not null then
  exists (select from posts p where p.id = k.post_id and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $2::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $3::uuid
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
  where c.id = k.comment_id and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $4::uuid) or c.descendant_count > 0)
  and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $5::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $6::uuid
  )) or w.id is not null and w.deleted_at is null)
  )
  else true
  end
  order by k.created_at desc, k.id desc limit 21) page;

-- heldWikiEdit.byId
select e.id as "id" from held_wiki_edits e
  where e.id = any($1::uuid[]) and e.author_id = $2::uuid;

-- mute.ofViewer
select parent.number as "parentNumber", page.*
  from unnest($1::uuid[]) with ordinality as parent(id, number)
  cross join lateral (select m.id, m.created_at as "createdAt", m.user_id as "userId" from mutes m
  where m.muter_id = parent.id
  order by m.created_at desc, m.id desc limit 21) page;

-- mute.own
select m.user_id as id, m.id as "muteId", m.created_at as "createdAt" from mutes m
  where m.muter_id = $1::uuid and m.user_id = any($2::uuid[]);

-- notification.ofViewer
select parent.number as "parentNumber", page.*
  from unnest($1::uuid[]) with ordinality as parent(id, number)
  cross join lateral (select k.id, k.created_at as "createdAt", json_build_object(
  'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
  when k.wiki_page_id is not null then 'WikiPage' when k.sequence_id is not null then 'Sequence'
  when k.held_wiki_edit_id is not null then 'HeldWikiEdit' else 'UserNote' end,
  'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id, k.sequence_id, k.held_wiki_edit_id, k.user_note_id)
  ) as subject, k.kind, k.actor_id as "actorId", k.read_at as "readAt" from notifications k
  where k.user_id = parent.id and (k.comment_id is null or exists (
  select from comments c where c.id = k.comment_id and (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $2::uuid)
  )) and case
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
  end
  order by k.created_at desc, k.id desc limit 21) page;

-- post.byId
select p.id as "id", p.slug as "slug" from posts p
  where p.id = any($1::uuid[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $2::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $3::uuid
  ));

-- post.drafts
select parent.number as "parentNumber", page.*
  from unnest($1::uuid[]) with ordinality as parent(id, number)
  cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.created_at as "begunAt" from posts p
  where p.author_id = parent.id and p.published_at is null and p.deleted_at is null
  order by p.created_at desc, p.id desc limit 21) union all (select p.id as "id", p.slug as "slug", p.created_at as "begunAt" from post_coauthors together join posts p on p.id = together.post_id
  where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and p.published_at is null and p.deleted_at is null
  order by p.created_at desc, p.id desc limit 21)) merged order by "begunAt" desc, "id" desc limit 21) page;

-- post.invitations
select parent.number as "parentNumber", page.*
  from unnest($1::uuid[]) with ordinality as parent(id, number)
  cross join lateral (select p.id as "id", p.slug as "slug", together.invited_at as "invitedAt",
  together.invited_by_id as "invitedById" from post_coauthors together join posts p on p.id = together.post_id
  where together.user_id = parent.id and together.accepted_at is null and p.deleted_at is null
  order by together.invited_at desc, together.post_id desc limit 21) page;

-- report.queue
select r.id, r.reporter_id as "reporterId", r.reason, r.created_at as "createdAt",
  r.resolved_at as "resolvedAt", r.resolved_by_id as "resolvedById", r.resolution,
  json_build_object(
  'kind', case when r.user_id is not null then 'User' when r.post_id is not null then 'Post'
  when r.comment_id is not null then 'Comment'  else 'WikiPage' end,
  'id', coalesce(r.user_id, r.post_id, r.comment_id, r.wiki_page_id)
  ) as subject from reports r
  where r.resolved_at is null and r.reporter_id = $1::uuid
  order by r.created_at, r.id limit 21;

-- review.ownHeld
select * from ((select 'Post' as kind, p.id, p.hidden_at as "heldAt" from posts p
  where p.hidden_at is not null and p.hidden_why = 'HELD' and p.author_id = $1::uuid and p.deleted_at is null and p.published_at is not null
  order by p.hidden_at, p.id limit 21) union all (select 'Comment' as kind, c.id, c.hidden_at as "heldAt" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.hidden_at is not null and c.hidden_why = 'HELD' and c.author_id = $2::uuid and c.deleted_at is null and coalesce(p.deleted_at, w.deleted_at) is null and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $3::uuid) or c.descendant_count > 0)
  and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $4::uuid or p.deleted_at is null and exists (
  select from post_coauthors together
  where together.post_id = p.id and together.user_id = $5::uuid
  )) or w.id is not null and w.deleted_at is null)
  order by c.hidden_at, c.id limit 21) union all (select 'Sequence' as kind, s.id, s.hidden_at as "heldAt" from sequences s
  where s.hidden_at is not null and s.hidden_why = 'HELD' and s.author_id = $6::uuid and s.deleted_at is null
  order by s.hidden_at, s.id limit 21) union all (select 'HeldWikiEdit' as kind, e.id, e.hidden_at as "heldAt" from held_wiki_edits e left join wiki_pages w on w.id = e.wiki_page_id
  where e.hidden_at is not null and e.hidden_why = 'HELD' and e.author_id = $7::uuid and w.deleted_at is null
  order by e.hidden_at, e.id limit 21)) merged order by "heldAt", "id" limit 21;

-- sequence.byId
select s.id as "id", s.slug as "slug" from sequences s
  where s.id = any($1::uuid[]) and ((s.deleted_at is null and s.hidden_at is null) or s.author_id = $2::uuid);

-- user.byId
select u.id as "id", u.username as "username", u.display_name as "displayName", u.karma as "karma", greatest(u.role, case when u.claimed_until > now() then u.claimed_role end) as "role", coalesce(u.banned_until > now(), false) as "isBanned", case when u.banned_until > now() then u.banned_until end as "bannedUntil", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.website_url as "websiteUrl", u.location as "location", u.avatar_url as "avatarUrl", (
  select json_build_object(
  'digest', picture.digest, 'width', picture.width, 'height', picture.height,
  'widths', picture.widths, 'isAnimated', picture.is_animated
  ) from uploads picture
  where picture.id = u.avatar_upload_id and picture.digest is not null
  ) as "avatar", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount" from users u
  where u.id = any($1::uuid[]) and true;

-- userNote.all
select n.id, n.kind, n.user_id as "userId", n.moderator_id as "moderatorId",
  coalesce((select named.display_name from users named where named.id = n.moderator_id), n.moderator_name) as "moderatorName", n.text, n.created_at as "createdAt" from user_notes n
  where (n.user_id = $1::uuid and n.kind = 'WARNING')
  order by n.created_at desc, n.id desc limit 21;

-- wikiPage.byId
select w.id as "id" from wiki_pages w
  where w.id = any($1::uuid[]) and w.deleted_at is null;
