-- comment.byId
select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", (c.deleted_at is null and c.hidden_at is null) as "isReadable" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
  and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null);

-- contribution.byUser
select parent.number as "parentNumber", page.*
  from (select id, row_number() over () as number from rows_1) parent
  cross join lateral (select * from ((select 'Post' as kind, p.id, p.published_at as at from posts p
  where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by p.published_at desc, p.id desc limit 5) union all (select 'Post' as kind, p.id, p.published_at as at from post_coauthors together join posts p on p.id = together.post_id
  where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
  order by p.published_at desc, p.id desc limit 5) union all (select 'Comment' as kind, c.id, c.created_at as at from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
  where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
  order by c.created_at desc, c.id desc limit 5) union all (select 'WikiContribution' as kind, r.id, r.created_at as at from revisions r join wiki_pages w on w.id = r.wiki_page_id
  where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
  order by r.created_at desc, r.id desc limit 5)) merged order by "at" desc, "id" desc limit 5) page;

-- contribution.byUser.count
select parent.id as "parentId", (select count(*) from posts p where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) + (select count(*) from post_coauthors together join posts p on p.id = together.post_id where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) + (select count(*) from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) + (select count(*) from revisions r join wiki_pages w on w.id = r.wiki_page_id where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null) as count
  from unnest($1::uuid[]) as parent(id);

-- post.byId
select p.id as "id", p.slug as "slug" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- post.byId
select p.id as "id", p.slug as "slug" from posts p
  where p.id = any(array(select "postId" from rows_1)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- richText.comment.opening
select id, left(coalesce(preview, text), $1) as opening
  from comments where id = any($2::uuid[]);

-- user.byName
select names.name, found.* from unnest($1::text[]) as names(name)
  cross join lateral (
  select u.id as "id", u.display_name as "displayName", u.karma as "karma", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.bio_html as "bioHtml", u.bio_word_count as "bioWordCount" from users u
  where (u.username = names.name or u.former_usernames @> array[names.name])
  and true
  order by u.username = names.name desc, u.id limit 1
  ) found;

-- wikiPage.byId
select w.id as "id", w.slug as "slug" from wiki_pages w
  where w.id = any(array(select "wikiPageId" from rows_1)) and w.deleted_at is null;
