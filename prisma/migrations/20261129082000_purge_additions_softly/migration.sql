-- AlterTable
ALTER TABLE "cache_changes" ADD COLUMN     "is_soft" BOOLEAN NOT NULL DEFAULT false;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- Records what a statement changed, while a cache is purged. A key is one of
--   ID         the row with this id
--   ID/TABLE   the rows of the table that refer to ID: the lists of that post, page or person
--   /TABLE     the rows of the table
-- each with `.n` at its end where only counters and sort keys changed, and `all`: every answer.
-- What only adds rows or counts is soft: caches may show the answers from before until they have newer ones.
-- Decision 0111 says why triggers do this. `src/caching/answer-keys.ts` names the same counters.
create or replace function record_cache_changes() returns trigger language plpgsql as $$
declare
  -- Of how many rows of a statement, and of what hangs on them, the keys are told apart.
  max_rows constant int := 200;
  max_keys constant int := 2000;
  silent constant text[] := array['search', 'claimed_at', 'claimed_until'];
  counters constant text[] := array[
    'agreement_score', 'chars_added', 'chars_removed', 'comment_count', 'contribution_count', 'descendant_count',
    'karma', 'last_activity_at', 'last_at', 'post_count', 'relevance', 'reply_count', 'score', 'sequence_count',
    'surviving_chars', 'vote_count', 'wiki_contribution_count'
  ];
  row_count int;
  -- The rows that changed in any way, and those that changed in more than counters, before and after.
  touched jsonb[];
  changed jsonb[];
  turned uuid[];
  found text[];
  hanging text[];
begin
  if not exists (select from cache_purging where until > now()) then return null; end if;

  if tg_op = 'INSERT' then
    select count(*) into row_count from (select from new_rows limit max_rows + 1) rows;
    if row_count = 0 then return null; end if;
    if row_count <= max_rows then
      select array_agg(to_jsonb(n)) into changed from new_rows n;
    end if;
  elsif tg_op = 'DELETE' then
    select count(*) into row_count from (select from old_rows limit max_rows + 1) rows;
    if row_count = 0 then return null; end if;
    if row_count <= max_rows then
      select array_agg(to_jsonb(o)) into changed from old_rows o;
    end if;
  elsif tg_op = 'UPDATE' then
    select count(*) into row_count from (select from new_rows limit max_rows + 1) rows;
    if row_count = 0 then return null; end if;
    if row_count <= max_rows then
      with before as materialized (select to_jsonb(o) - silent as r from old_rows o),
        after as materialized (select to_jsonb(n) - silent as r from new_rows n)
      select array_agg(r) into touched from (
        (table before except table after) union all (table after except table before)
      ) different;
      if touched is null then return null; end if;
      with before as materialized (select to_jsonb(o) - silent - counters as r from old_rows o),
        after as materialized (select to_jsonb(n) - silent - counters as r from new_rows n)
      select array_agg(r) into changed from (
        (table before except table after) union all (table after except table before)
      ) different;
    end if;
  end if;

  if touched is null and changed is null then
    insert into cache_changes (keys) values (array['all']);
    return null;
  end if;

  select array_agg(distinct key) into found from (
    select case when p.key = 'id' then p.value else p.value || '/' || tg_table_name end as key
    from unnest(changed) r cross join jsonb_each_text(r) p
    where length(p.value) = 36 and p.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    union all
    select '/' || tg_table_name where changed is not null
    union all
    select case when p.key = 'id' then p.value else p.value || '/' || tg_table_name end || '.n'
    from unnest(touched) r cross join jsonb_each_text(r) p
    where length(p.value) = 36 and p.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    union all
    select '/' || tg_table_name || '.n' where touched is not null
  ) keys;

  -- Names of people stand beside all that they wrote. An inner `if`, because an insert has no old_rows to plan for.
  if tg_op = 'UPDATE' and tg_table_name = 'users' and changed is not null then
    if exists (
      select from (select to_jsonb(n) as r from new_rows n) n
        join (select to_jsonb(o) as r from old_rows o) o on o.r -> 'id' = n.r -> 'id'
      where (n.r -> 'username', n.r -> 'display_name', n.r -> 'avatar_url', n.r -> 'avatar_upload_id', n.r -> 'closed_at')
        is distinct from
        (o.r -> 'username', o.r -> 'display_name', o.r -> 'avatar_url', o.r -> 'avatar_upload_id', o.r -> 'closed_at')
    ) then
      found := array['all'];
    end if;
  end if;

  -- What begins or ceases to be seen takes along what stands on it and points at it, in lists of others.
  if tg_op = 'UPDATE' and changed is not null
    and tg_table_name in ('posts', 'comments', 'wiki_pages', 'sequences') then
    select array_agg((n.r ->> 'id')::uuid) into turned
    from (select to_jsonb(n) - silent as r from new_rows n) n
      join (select to_jsonb(o) - silent as r from old_rows o) o on o.r -> 'id' = n.r -> 'id'
    where (n.r -> 'deleted_at', n.r -> 'hidden_at', n.r -> 'published_at', n.r -> 'merged_into_id')
      is distinct from (o.r -> 'deleted_at', o.r -> 'hidden_at', o.r -> 'published_at', o.r -> 'merged_into_id');
  end if;
  if turned is not null then
    with standing as materialized (
      select c.id, c.author_id from comments c
      where c.post_id = any (turned) or c.wiki_page_id = any (turned)
      limit max_keys
    ), pointing as (
      select l.* from links l
      where l.source_post_id = any (turned) or l.source_wiki_page_id = any (turned) or l.source_comment_id = any (turned)
        or l.target_post_id = any (turned) or l.target_wiki_page_id = any (turned) or l.target_comment_id = any (turned)
        or l.source_comment_id in (select id from standing) or l.target_comment_id in (select id from standing)
    )
    select array_agg(distinct key) into hanging from (
      select unnest(array[id::text, author_id || '/comments']) as key from standing
      union all select '/comments' where exists (select from standing)
      union all
      select unnest(array[
        source_post_id || '/links', source_wiki_page_id || '/links', source_comment_id || '/links',
        target_post_id || '/links', target_wiki_page_id || '/links', target_comment_id || '/links'
      ]) from pointing
      union all
      select unnest(array[user_id || '/posts', user_id || '/post_coauthors'])
      from post_coauthors where post_id = any (turned)
      union all
      select unnest(array[sequence_id || '/sequence_entries', sequence_id::text])
      from sequence_entries where post_id = any (turned)
      union all
      select post_id || '/sequence_entries' from sequence_entries where sequence_id = any (turned)
      union all
      select unnest(array[topic_id || '/post_topics', post_id || '/post_topics'])
      from post_topics where topic_id = any (turned) or post_id = any (turned)
      union all
      select unnest(array[r.id::text, author_id || '/revisions'])
      from revisions r where r.post_id = any (turned) or r.wiki_page_id = any (turned)
      union all
      select author_id || '/wiki_contributors' from wiki_contributors where wiki_page_id = any (turned)
      union all
      select unnest(array['/links', '/revisions', '/post_topics', '/sequence_entries', '/wiki_contributors'])
      limit max_keys + 1
    ) keys where key is not null;
    if cardinality(hanging) >= max_keys then found := array['all']; else found := found || hanging; end if;
  end if;

  insert into cache_changes (keys, is_soft) values (found, tg_op = 'INSERT' or changed is null);
  return null;
end
$$;
