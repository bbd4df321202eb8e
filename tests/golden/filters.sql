-- comment.all
select c.id as "id", c.parent_id as "parentId", c.root_id as "rootId", c.score as "score", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.author_id = any($1::uuid[]) and c.deleted_at is null and c.hidden_at is null and exists (select from comments above
  where above.id = c.parent_id and above.author_id = any($2::uuid[])
  and above.deleted_at is null and above.hidden_at is null) and c.post_id in (select own.id from posts own where own.author_id = any($3::uuid[])
  union all
  select together.post_id from post_coauthors together
  where together.user_id = any($4::uuid[]) and together.accepted_at is not null) and c.created_at >= $5::timestamptz and c.score >= $6
  order by c.score, c.id limit 3;

-- comment.all.count
select null as "parentId", least((select count(*) from (select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.author_id = any($1::uuid[]) and c.deleted_at is null and c.hidden_at is null and exists (select from comments above
  where above.id = c.parent_id and above.author_id = any($2::uuid[])
  and above.deleted_at is null and above.hidden_at is null) and c.post_id in (select own.id from posts own where own.author_id = any($3::uuid[])
  union all
  select together.post_id from post_coauthors together
  where together.user_id = any($4::uuid[]) and together.accepted_at is not null) and c.created_at >= $5::timestamptz and c.score >= $6 limit 10000) counted), 10000) as count;

-- comment.ancestors
with recursive up(leaf_id, id, distance) as (
  select leaf.id, leaf.parent_id, 1 from comments leaf where leaf.id = any($1::uuid[])
  union all
  select up.leaf_id, above.parent_id, up.distance + 1
  from up join comments above on above.id = up.id where up.distance < $2
  )
  select up.leaf_id as "leafId", c.id as "id", c.depth as "depth"
  from up join comments c on c.id = up.id order by up.leaf_id, c.depth;

-- comment.byId
select c.id as "id", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any(array(select "parentId" from rows_1)) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
  and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- comment.byId
select c.id as "id", c.post_id as "postId", c.is_answer as "isAnswer" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any(array(select "rootId" from rows_1)) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
  and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- post.all
select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and (p.author_id = any($1::uuid[]) or exists (select from post_coauthors together
  where together.post_id = p.id and together.user_id = any($2::uuid[])
  and together.accepted_at is not null))
  order by p.published_at desc, p.id desc limit 3;

-- post.byId
select p.id as "id", p.slug as "slug", p.title as "title", p.kind as "kind", p.author_id as "authorId", coalesce((select named.display_name from users named where named.id = p.author_id), p.author_name) as "authorName", p.current_revision_id as "revisionId", p.link_url as "linkUrl", p.score as "score", p.vote_count as "voteCount", p.comment_count as "commentCount", p.created_at as "createdAt", p.published_at as "publishedAt", p.edited_at as "editedAt", p.last_activity_at as "lastActivityAt", hot_rank(p.score, p.published_at) as "hotRank", p.locked_at is not null as "isLocked", p.pinned_at is not null as "isPinned", p.curated_at as "curatedAt", p.deleted_at is not null as "isDeleted", p.hidden_at is not null as "isHidden", case when p.hidden_why = 'HELD' then p.hidden_at end as "heldAt", p.accepted_answer_id as "acceptedAnswerId" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- user.byName
select names.name, found.* from unnest($1::text[]) as names(name)
  cross join lateral (
  select u.id as "id", u.username as "username", u.display_name as "displayName", u.karma as "karma", greatest(u.role, case when u.claimed_until > now() then u.claimed_role end) as "role", coalesce(u.banned_until > now(), false) as "isBanned", case when u.banned_until > now() then u.banned_until end as "bannedUntil", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.website_url as "websiteUrl", u.location as "location", u.avatar_url as "avatarUrl", (
  select json_build_object(
  'digest', picture.digest, 'width', picture.width, 'height', picture.height,
  'widths', picture.widths, 'isAnimated', picture.is_animated
  ) from uploads picture
  where picture.id = u.avatar_upload_id and picture.digest is not null
  ) as "avatar", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount" from users u
  where (u.username = names.name or u.former_usernames @> array[names.name])
  and true
  order by u.username = names.name desc, u.id limit 1
  ) found;

-- user.byName
select names.name, found.* from unnest($1::text[]) as names(name)
  cross join lateral (
  select u.id as "id", u.username as "username", u.display_name as "displayName", u.karma as "karma", greatest(u.role, case when u.claimed_until > now() then u.claimed_role end) as "role", coalesce(u.banned_until > now(), false) as "isBanned", case when u.banned_until > now() then u.banned_until end as "bannedUntil", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.website_url as "websiteUrl", u.location as "location", u.avatar_url as "avatarUrl", (
  select json_build_object(
  'digest', picture.digest, 'width', picture.width, 'height', picture.height,
  'widths', picture.widths, 'isAnimated', picture.is_animated
  ) from uploads picture
  where picture.id = u.avatar_upload_id and picture.digest is not null
  ) as "avatar", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount" from users u
  where (u.username = names.name or u.former_usernames @> array[names.name])
  and true
  order by u.username = names.name desc, u.id limit 1
  ) found;
