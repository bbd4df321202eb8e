-- comment.byPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
  where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
  order by c.created_at, c.id limit 21) page;

-- post.bySlug
select p.id as "id", p.slug as "slug" from posts p
  where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- reaction.countsOfComments
select counted.id, json_agg(json_build_object(
  'name', counted.name, 'count', counted.count, 'viewerHasReacted', counted.is_own
  )) as counts
  from (
  select r.comment_id as id, r.name, count(*)::integer as count, false as is_own
  from reactions r join comments c on c.id = r.comment_id
  where r.comment_id = any(array(select "id" from rows_2)) and (c.deleted_at is null and c.hidden_at is null)
  group by r.comment_id, r.name
  ) counted
  group by counted.id;

-- reaction.countsOfPosts
select counted.id, json_agg(json_build_object(
  'name', counted.name, 'count', counted.count, 'viewerHasReacted', counted.is_own
  )) as counts
  from (
  select r.post_id as id, r.name, count(*)::integer as count, false as is_own
  from reactions r
  where r.post_id = any(array(select "id" from rows_1)) and true
  group by r.post_id, r.name
  ) counted
  group by counted.id;

-- reaction.ofComment
select parent.number as "parentNumber", page.*
  from unnest($1::uuid[]) with ordinality as parent(id, number)
  cross join lateral (select r.id, r.user_id as "userId", r.name, r.created_at as "createdAt" from reactions r join comments c on c.id = r.comment_id
  where r.comment_id = parent.id and r.name = any($2::text[]) and (c.deleted_at is null and c.hidden_at is null)
  order by r.created_at desc, r.id desc limit 21) page;

-- reaction.ofComment.count
select parent.id as "parentId", least((select count(*) from (select from reactions r join comments c on c.id = r.comment_id where r.comment_id = parent.id and r.name = any($1::text[]) and (c.deleted_at is null and c.hidden_at is null) limit 10000) counted), 10000) as count
  from unnest($2::uuid[]) as parent(id);

-- reaction.ofPost
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select r.id, r.user_id as "userId", r.name, r.created_at as "createdAt" from reactions r
  where r.post_id = parent.id and r.name = any($1::text[]) and true
  order by r.created_at desc, r.id desc limit 21) page;

-- reaction.ofPost.count
select parent.id as "parentId", (select count(*) from reactions r where r.post_id = parent.id and r.name = any($1::text[]) and true) as count
  from unnest($2::uuid[]) as parent(id);

-- user.byId
select u.id as "id", u.username as "username", u.display_name as "displayName", u.karma as "karma", greatest(u.role, case when u.claimed_until > now() then u.claimed_role end) as "role", coalesce(u.banned_until > now(), false) as "isBanned", case when u.banned_until > now() then u.banned_until end as "bannedUntil", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.website_url as "websiteUrl", u.location as "location", u.avatar_url as "avatarUrl", (
  select json_build_object(
  'digest', picture.digest, 'width', picture.width, 'height', picture.height,
  'widths', picture.widths, 'isAnimated', picture.is_animated
  ) from uploads picture
  where picture.id = u.avatar_upload_id and picture.digest is not null
  ) as "avatar", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount" from users u
  where u.id = any($1::uuid[]) and true;

-- user.byId
select u.id as "id", u.username as "username", u.display_name as "displayName", u.karma as "karma", greatest(u.role, case when u.claimed_until > now() then u.claimed_role end) as "role", coalesce(u.banned_until > now(), false) as "isBanned", case when u.banned_until > now() then u.banned_until end as "bannedUntil", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.website_url as "websiteUrl", u.location as "location", u.avatar_url as "avatarUrl", (
  select json_build_object(
  'digest', picture.digest, 'width', picture.width, 'height', picture.height,
  'widths', picture.widths, 'isAnimated', picture.is_animated
  ) from uploads picture
  where picture.id = u.avatar_upload_id and picture.digest is not null
  ) as "avatar", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount" from users u
  where u.id = any($1::uuid[]) and true;
