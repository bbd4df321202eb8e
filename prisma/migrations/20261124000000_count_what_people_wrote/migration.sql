-- AlterTable
ALTER TABLE "users" ADD COLUMN     "comment_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "post_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sequence_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "wiki_contribution_count" INTEGER NOT NULL DEFAULT 0;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- A person's counters say how much of what they wrote everybody may see, so that their lists need not be
-- counted to show how long they are. Each change adds or takes away what it changes. Two that cross
-- (a comment written while its post is being deleted) can leave a counter off by one, unless whoever
-- writes locks the post or page first; doctor finds it and sets it right.

-- Whether everybody may see the post or wiki page that something stands on.
create function is_shown(post_id uuid, wiki_page_id uuid) returns boolean
language sql stable parallel safe as $$
  select exists (
      select from posts p
      where p.id = $1 and p.published_at is not null and p.deleted_at is null
    ) or exists (
      select from wiki_pages w where w.id = $2 and w.deleted_at is null
    )
$$;

-- Comments. Many are inserted at once by imports: one statement changes each author once.
create function comments_count_added() returns trigger language plpgsql as $$
begin
  update users u set comment_count = u.comment_count + written.number
    from (
      select c.author_id, count(*) as number
      from added c
      left join posts p on p.id = c.post_id
      left join wiki_pages w on w.id = c.wiki_page_id
      where c.deleted_at is null and (
        p.published_at is not null and p.deleted_at is null
        or w.id is not null and w.deleted_at is null
      )
      group by c.author_id
    ) written
    where u.id = written.author_id;
  return null;
end
$$;

create trigger comments_count_added
  after insert on comments referencing new table as added
  for each statement execute function comments_count_added();

create function comments_count_changed() returns trigger language plpgsql as $$
begin
  if old.deleted_at is null and is_shown(old.post_id, old.wiki_page_id) then
    update users set comment_count = comment_count - 1 where id = old.author_id;
  end if;
  if tg_op = 'UPDATE' then
    if new.deleted_at is null and is_shown(new.post_id, new.wiki_page_id) then
      update users set comment_count = comment_count + 1 where id = new.author_id;
    end if;
  end if;
  return null;
end
$$;

create trigger comments_count_changed
  after update of author_id, deleted_at, post_id, wiki_page_id on comments
  for each row
  when (
    (old.author_id, old.deleted_at is null, old.post_id, old.wiki_page_id)
    is distinct from (new.author_id, new.deleted_at is null, new.post_id, new.wiki_page_id)
  )
  execute function comments_count_changed();

create trigger comments_count_deleted
  after delete on comments
  for each row execute function comments_count_changed();

-- Contributions to the wiki.
create function revisions_count_added() returns trigger language plpgsql as $$
begin
  update users u set wiki_contribution_count = u.wiki_contribution_count + written.number
    from (
      select r.author_id, count(*) as number
      from added r
      join wiki_pages w on w.id = r.wiki_page_id
      where w.deleted_at is null
      group by r.author_id
    ) written
    where u.id = written.author_id;
  return null;
end
$$;

create trigger revisions_count_added
  after insert on revisions referencing new table as added
  for each statement execute function revisions_count_added();

create function revisions_count_changed() returns trigger language plpgsql as $$
begin
  if is_shown(null, old.wiki_page_id) then
    update users set wiki_contribution_count = wiki_contribution_count - 1
      where id = old.author_id;
  end if;
  if tg_op = 'UPDATE' then
    if is_shown(null, new.wiki_page_id) then
      update users set wiki_contribution_count = wiki_contribution_count + 1
        where id = new.author_id;
    end if;
  end if;
  return null;
end
$$;

create trigger revisions_count_changed
  after update of author_id, wiki_page_id on revisions
  for each row
  when (
    (old.author_id, old.wiki_page_id) is distinct from (new.author_id, new.wiki_page_id)
  )
  execute function revisions_count_changed();

create trigger revisions_count_deleted
  after delete on revisions
  for each row execute function revisions_count_changed();

-- Posts: of each who wrote one, and, when one appears or disappears, of all who commented on it.
create function count_post(post uuid, author uuid, change integer) returns void
language sql as $$
  update users u set post_count = u.post_count + change
    where u.id in (
      select author
      union
      select together.user_id from post_coauthors together where together.post_id = post
    )
$$;

create function count_comments(post uuid, page uuid, change integer) returns void
language sql as $$
  update users u set comment_count = u.comment_count + change * written.number
    from (
      select c.author_id, count(*) as number
      from comments c
      where (c.post_id = post or c.wiki_page_id = page) and c.deleted_at is null
      group by c.author_id
    ) written
    where u.id = written.author_id
$$;

create function posts_keep_user_counts() returns trigger language plpgsql as $$
declare
  was_there boolean := false;
  is_there boolean := false;
begin
  if tg_op <> 'INSERT' then
    was_there := old.published_at is not null and old.deleted_at is null;
  end if;
  if tg_op <> 'DELETE' then
    is_there := new.published_at is not null and new.deleted_at is null;
  end if;
  if was_there then
    perform count_post(old.id, old.author_id, -1);
    if not is_there then perform count_comments(old.id, null, -1); end if;
  end if;
  if is_there then
    perform count_post(new.id, new.author_id, 1);
    if not was_there and tg_op = 'UPDATE' then perform count_comments(new.id, null, 1); end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger posts_count_added
  after insert on posts
  for each row execute function posts_keep_user_counts();

create trigger posts_count_changed
  after update of author_id, published_at, deleted_at on posts
  for each row
  when (
    (old.author_id, old.published_at is null, old.deleted_at is null)
    is distinct from (new.author_id, new.published_at is null, new.deleted_at is null)
  )
  execute function posts_keep_user_counts();

-- Before, because what stands on it is gone afterwards.
create trigger posts_count_deleted
  before delete on posts
  for each row execute function posts_keep_user_counts();

create function post_coauthors_keep_user_counts() returns trigger language plpgsql as $$
declare
  coauthor record;
begin
  coauthor := case when tg_op = 'DELETE' then old else new end;
  update users u
    set post_count = u.post_count + case when tg_op = 'DELETE' then -1 else 1 end
    from posts p
    where u.id = coauthor.user_id and p.id = coauthor.post_id
      and p.author_id is distinct from u.id
      and p.published_at is not null and p.deleted_at is null;
  return null;
end
$$;

create trigger post_coauthors_keep_user_counts
  after insert or delete on post_coauthors
  for each row execute function post_coauthors_keep_user_counts();

-- Wiki pages that disappear, or come back.
create function wiki_pages_keep_user_counts() returns trigger language plpgsql as $$
declare
  change integer;
begin
  if tg_op = 'UPDATE' then
    change := case when new.deleted_at is null then 1 else -1 end;
  elsif old.deleted_at is null then
    change := -1;
  else
    return old;
  end if;
  perform count_comments(null, old.id, change);
  update users u
    set wiki_contribution_count = u.wiki_contribution_count + change * written.number
    from (
      select r.author_id, count(*) as number
      from revisions r where r.wiki_page_id = old.id
      group by r.author_id
    ) written
    where u.id = written.author_id;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger wiki_pages_count_changed
  after update of deleted_at on wiki_pages
  for each row
  when ((old.deleted_at is null) <> (new.deleted_at is null))
  execute function wiki_pages_keep_user_counts();

create trigger wiki_pages_count_deleted
  before delete on wiki_pages
  for each row execute function wiki_pages_keep_user_counts();

-- Sequences.
create function sequences_keep_user_counts() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    if old.deleted_at is null then
      update users set sequence_count = sequence_count - 1 where id = old.author_id;
    end if;
  end if;
  if tg_op <> 'DELETE' then
    if new.deleted_at is null then
      update users set sequence_count = sequence_count + 1 where id = new.author_id;
    end if;
  end if;
  return null;
end
$$;

create trigger sequences_keep_user_counts
  after insert or update of author_id, deleted_at or delete on sequences
  for each row execute function sequences_keep_user_counts();

-- What is there already.
update users u
  set post_count = coalesce(posts.number, 0),
    comment_count = coalesce(comments.number, 0),
    wiki_contribution_count = coalesce(contributions.number, 0),
    sequence_count = coalesce(sequences.number, 0)
  from users o
  left join (
    select wrote.author_id, count(*) as number
    from (
      select p.author_id, p.id from posts p
      where p.published_at is not null and p.deleted_at is null
      union
      select together.user_id, p.id from post_coauthors together
      join posts p on p.id = together.post_id
      where p.published_at is not null and p.deleted_at is null
    ) wrote
    group by wrote.author_id
  ) posts on posts.author_id = o.id
  left join (
    select c.author_id, count(*) as number
    from comments c
    left join posts p on p.id = c.post_id
    left join wiki_pages w on w.id = c.wiki_page_id
    where c.deleted_at is null and (
      p.published_at is not null and p.deleted_at is null
      or w.id is not null and w.deleted_at is null
    )
    group by c.author_id
  ) comments on comments.author_id = o.id
  left join (
    select r.author_id, count(*) as number
    from revisions r
    join wiki_pages w on w.id = r.wiki_page_id
    where w.deleted_at is null
    group by r.author_id
  ) contributions on contributions.author_id = o.id
  left join (
    select s.author_id, count(*) as number
    from sequences s
    where s.deleted_at is null
    group by s.author_id
  ) sequences on sequences.author_id = o.id
  where u.id = o.id;
