-- comment.byId
select c.id as "id", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
  and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- post.byId
select p.id as "id", p.slug as "slug", p.title as "title" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- search.all
select * from ((select candidate.kind, candidate.id, candidate.rank, $1::text as query, candidate.moment as "createdAt" from (select $2::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($3::text[], $4::boolean[], $5::boolean[], $6::boolean, $7::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(joined_at) from users where joined_at is not null and joined_at < $8::timestamptz) as oldest
  from (
  select joined_at as moment from users
  where joined_at is not null and joined_at < $9::timestamptz
  order by joined_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select u.id, u.search, u.joined_at as moment
  from (
  select * from (
  select * from users where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by joined_at desc, id desc
  ) u
  where true and false and false and u.joined_at < $10::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4) union all (select candidate.kind, candidate.id, candidate.rank, $11::text as query, candidate.moment as "createdAt" from (select $12::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($13::text[], $14::boolean[], $15::boolean[], $16::boolean, $17::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(published_at) from posts where published_at is not null and published_at < $18::timestamptz) as oldest
  from (
  select published_at as moment from posts
  where published_at is not null and published_at < $19::timestamptz
  order by published_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select p.id, p.search, p.published_at as moment
  from (
  select * from (
  select * from posts where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by published_at desc, id desc
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and (p.author_id = any($20::uuid[]) or exists (select from post_coauthors together
  where together.post_id = p.id and together.user_id = any($21::uuid[])
  and together.accepted_at is not null)) and exists (select from post_topics t where t.post_id = p.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($22::text[]) and w.deleted_at is null))) and p.published_at < $23::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4) union all (select candidate.kind, candidate.id, candidate.rank, $24::text as query, candidate.moment as "createdAt" from (select $25::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($26::text[], $27::boolean[], $28::boolean[], $29::boolean, $30::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from comments where created_at is not null and created_at < $31::timestamptz) as oldest
  from (
  select created_at as moment from comments
  where created_at is not null and created_at < $32::timestamptz
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select c.id, c.search, c.created_at as moment
  from (
  select * from (
  select * from comments where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.author_id = any($33::uuid[]) and (c.wiki_page_id = any(array(select w.id from wiki_pages w
  where w.slug = any($34::text[]) and w.deleted_at is null))
  or exists (select from post_topics t where t.post_id = c.post_id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($35::text[]) and w.deleted_at is null)))) and c.created_at < $36::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4) union all (select candidate.kind, candidate.id, candidate.rank, $37::text as query, candidate.moment as "createdAt" from (select $38::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($39::text[], $40::boolean[], $41::boolean[], $42::boolean, $43::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from wiki_pages where created_at is not null and created_at < $44::timestamptz) as oldest
  from (
  select created_at as moment from wiki_pages
  where created_at is not null and created_at < $45::timestamptz
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select w.id, w.search, w.created_at as moment
  from (
  select * from (
  select * from wiki_pages where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) w
  where (w.deleted_at is null and w.merged_into_id is null) and exists (select from revisions r where r.wiki_page_id = w.id and r.author_id = any($46::uuid[])) and w.id = any(array(select w.id from wiki_pages w
  where w.slug = any($47::text[]) and w.deleted_at is null)) and w.created_at < $48::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4) union all (select candidate.kind, candidate.id, candidate.rank, $49::text as query, candidate.moment as "createdAt" from (select $50::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($51::text[], $52::boolean[], $53::boolean[], $54::boolean, $55::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from sequences where created_at is not null and created_at < $56::timestamptz) as oldest
  from (
  select created_at as moment from sequences
  where created_at is not null and created_at < $57::timestamptz
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select s.id, s.search, s.created_at as moment
  from (
  select * from (
  select * from sequences where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) s
  where (s.deleted_at is null and s.hidden_at is null) and s.author_id = any($58::uuid[]) and exists (select from sequence_entries e
  join posts p on p.id = e.post_id join post_topics t on t.post_id = p.id
  where e.sequence_id = s.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($59::text[]) and w.deleted_at is null)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) and s.created_at < $60::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4)) merged order by "createdAt" desc, "id" desc limit 4;

-- search.counts
select kind as type, count(*)::int as count from ((select $1::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($2::text[], $3::boolean[], $4::boolean[], $5::boolean, $6::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(joined_at) from users where joined_at is not null and joined_at < $7::timestamptz) as oldest
  from (
  select joined_at as moment from users
  where joined_at is not null and joined_at < $8::timestamptz
  order by joined_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select u.id, u.search, u.joined_at as moment
  from (
  select * from (
  select * from users where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by joined_at desc, id desc
  ) u
  where true and false and false and u.joined_at < $9::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) union all (select $10::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($11::text[], $12::boolean[], $13::boolean[], $14::boolean, $15::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(published_at) from posts where published_at is not null and published_at < $16::timestamptz) as oldest
  from (
  select published_at as moment from posts
  where published_at is not null and published_at < $17::timestamptz
  order by published_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select p.id, p.search, p.published_at as moment
  from (
  select * from (
  select * from posts where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by published_at desc, id desc
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and (p.author_id = any($18::uuid[]) or exists (select from post_coauthors together
  where together.post_id = p.id and together.user_id = any($19::uuid[])
  and together.accepted_at is not null)) and exists (select from post_topics t where t.post_id = p.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($20::text[]) and w.deleted_at is null))) and p.published_at < $21::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) union all (select $22::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($23::text[], $24::boolean[], $25::boolean[], $26::boolean, $27::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from comments where created_at is not null and created_at < $28::timestamptz) as oldest
  from (
  select created_at as moment from comments
  where created_at is not null and created_at < $29::timestamptz
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select c.id, c.search, c.created_at as moment
  from (
  select * from (
  select * from comments where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.author_id = any($30::uuid[]) and (c.wiki_page_id = any(array(select w.id from wiki_pages w
  where w.slug = any($31::text[]) and w.deleted_at is null))
  or exists (select from post_topics t where t.post_id = c.post_id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($32::text[]) and w.deleted_at is null)))) and c.created_at < $33::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) union all (select $34::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($35::text[], $36::boolean[], $37::boolean[], $38::boolean, $39::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from wiki_pages where created_at is not null and created_at < $40::timestamptz) as oldest
  from (
  select created_at as moment from wiki_pages
  where created_at is not null and created_at < $41::timestamptz
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select w.id, w.search, w.created_at as moment
  from (
  select * from (
  select * from wiki_pages where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) w
  where (w.deleted_at is null and w.merged_into_id is null) and exists (select from revisions r where r.wiki_page_id = w.id and r.author_id = any($42::uuid[])) and w.id = any(array(select w.id from wiki_pages w
  where w.slug = any($43::text[]) and w.deleted_at is null)) and w.created_at < $44::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500) union all (select $45::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (
  select (select search_query($46::text[], $47::boolean[], $48::boolean[], $49::boolean, $50::boolean)) as words, max(moment) as newest, min(moment) as recent,
  (select min(created_at) from sequences where created_at is not null and created_at < $51::timestamptz) as oldest
  from (
  select created_at as moment from sequences
  where created_at is not null and created_at < $52::timestamptz
  order by created_at desc limit 500
  ) newest
  ) asked
  cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
  cross join lateral (
  select s.id, s.search, s.created_at as moment
  from (
  select * from (
  select * from sequences where search @@ asked.words and search @@ span offset 0
  ) fitting
  order by created_at desc, id desc
  ) s
  where (s.deleted_at is null and s.hidden_at is null) and s.author_id = any($53::uuid[]) and exists (select from sequence_entries e
  join posts p on p.id = e.post_id join post_topics t on t.post_id = p.id
  where e.sequence_id = s.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($54::text[]) and w.deleted_at is null)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) and s.created_at < $55::timestamptz
  limit 500
  ) found
  where numnode(asked.words) > 0
  limit 500)) found group by kind;

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

-- wikiPage.byId
select w.id as "id" from wiki_pages w
  where w.id = any($1::uuid[]) and w.deleted_at is null;
