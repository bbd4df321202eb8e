-- comment.byAuthor
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select c.id as "id", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  order by c.created_at, c.id limit 21) page;

-- post.byAuthor
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from posts p
  where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by p.published_at desc, p.id desc limit 21) union all (select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from post_coauthors together join posts p on p.id = together.post_id
  where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by p.published_at desc, p.id desc limit 21)) merged order by "publishedAt" desc, "id" desc limit 21) page;

-- revision.byAuthor
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.created_at as "createdAt", r.hidden_at is not null as "isHidden" from revisions r join wiki_pages w on w.id = r.wiki_page_id
  where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
  order by r.created_at desc, r.id desc limit 21) page;

-- sequence.byAuthor
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequences s
  where s.author_id = parent.id and (s.deleted_at is null and s.hidden_at is null)
  order by s.created_at desc, s.id desc limit 21) page;

-- user.all
select u.id as "id", u.username as "username" from users u
  where true
  order by u.username, u.id limit 21;

-- user.byName
select names.name, found.* from unnest($1::text[]) as names(name)
  cross join lateral (
  select u.id as "id", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount" from users u
  where (u.username = names.name or u.former_usernames @> array[names.name])
  and true
  order by u.username = names.name desc, u.id limit 1
  ) found;

-- wikiPage.byId
select w.id as "id", w.slug as "slug" from wiki_pages w
  where w.id = any(array(select "wikiPageId" from rows_3)) and w.deleted_at is null;
