/* account.anonymisePosts */ 
      update posts p
      set author_id = null, author_name = $1,
        deleted_at = case
          when p.published_at is null
            and not exists (select from post_coauthors t where t.post_id = p.id)
          then coalesce(p.deleted_at, now()) else p.deleted_at end
      where p.author_id = $2::uuid
;

/* account.byIdentity */ select (select coalesce(json_agg(r), '[]') from (
      select u.id, u.username, u.display_name as "displayName", u.role, u.karma,
  u.banned_until as "bannedUntil", u.closed_at is null as "isOpen"
      from identities i
      join users u on u.id = i.user_id
      where i.issuer = $1 and i.subject = $2) r)::text
;

/* account.byToken */ select (select coalesce(json_agg(r), '[]') from (
      select u.id, u.username, u.display_name as "displayName", u.role, u.karma,
  u.banned_until as "bannedUntil", t.scope, t.id as "tokenId",
        (t.last_used_at is null or t.last_used_at < now() - interval '1 minute') as "isStale"
      from access_tokens t
      join users u on u.id = t.user_id
      where t.hash = $1 and t.revoked_at is null and u.closed_at is null
        and (t.expires_at is null or t.expires_at > now())) r)::text
;

/* account.isTaken */ select (select coalesce(json_agg(r), '[]') from (
      select exists (
        select from users u
        where u.id <> $1::uuid
          and (u.username = $2 or u.former_usernames @> array[$3]::text[])
      ) as taken) r)::text as rows
;

/* account.lockNames */ select (select coalesce(json_agg(r), '[]') from (select pg_advisory_xact_lock(hashtextextended($1, $2::bigint)) is null as locked) r)::text as rows
;

/* account.touchToken */ 
      update access_tokens set last_used_at = now()
      where id = $1::uuid
        and (last_used_at is null or last_used_at < now() - interval '1 minute')
;

/* bookmark.ofViewer.count, bookmark.ofViewer */ select (select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from bookmarks k where k.user_id = parent.id and case
    when k.post_id is not null then
      exists (select from posts p where p.id = k.post_id and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $1::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $2::uuid
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
        where c.id = k.comment_id and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $3::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $4::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $5::uuid
  )) or w.id is not null and w.deleted_at is null)
      )
    else true
    end) as count
    from unnest($6::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from unnest($7::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select k.id, k.created_at as "createdAt", json_build_object(
    'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
      when k.wiki_page_id is not null then 'WikiPage' else 'User' end,
    'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id)
  ) as subject from bookmarks k
      where k.user_id = parent.id and case
    when k.post_id is not null then
      exists (select from posts p where p.id = k.post_id and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $8::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $9::uuid
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
        where c.id = k.comment_id and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $10::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $11::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $12::uuid
  )) or w.id is not null and w.deleted_at is null)
      )
    else true
    end
      order by k.created_at desc, k.id desc limit 101) page) r)::text
;

/* comment.accept */ 
            update posts p set accepted_answer_id = c.id
            from comments c where c.id = $1::uuid and p.id = c.post_id
;

/* comment.accept */ update posts set accepted_answer_id = null where accepted_answer_id = $1::uuid
;

/* comment.all */ select (select coalesce(json_agg(r), '[]') from (select c.id as "id", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.created_at < $1::timestamptz
      order by c.created_at desc, c.id desc limit 21) r)::text
;

/* comment.all */ select (select coalesce(json_agg(r), '[]') from (select c.id as "id", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.is_answer
      order by c.created_at desc, c.id desc limit 21) r)::text
;

/* comment.all.count, comment.all, comment.byId, comment.byId */ with rows_1 as materialized (select c.id as "id", c.parent_id as "parentId", c.root_id as "rootId", c.score as "score", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.author_id = $1::uuid and c.deleted_at is null and c.hidden_at is null and exists (select from comments above
    where above.id = c.parent_id and above.author_id = $2::uuid
      and above.deleted_at is null and above.hidden_at is null) and exists (select from posts under
    where under.id = c.post_id and under.author_id = $3::uuid) and c.created_at >= $4::timestamptz and c.score >= $5
      order by c.score, c.id limit 3) select (select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.author_id = $6::uuid and c.deleted_at is null and c.hidden_at is null and exists (select from comments above
    where above.id = c.parent_id and above.author_id = $7::uuid
      and above.deleted_at is null and above.hidden_at is null) and exists (select from posts under
    where under.id = c.post_id and under.author_id = $8::uuid) and c.created_at >= $9::timestamptz and c.score >= $10) as count) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any(array(select "parentId" from rows_1)) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id", c.post_id as "postId", c.is_answer as "isAnswer" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any(array(select "rootId" from rows_1)) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) r)::text
;

/* comment.ancestors, post.byId */ select (select coalesce(json_agg(r), '[]') from (with recursive up(leaf_id, id) as (
        select leaf.id, leaf.parent_id from comments leaf where leaf.id = any($1::uuid[])
        union all
        select up.leaf_id, above.parent_id from up join comments above on above.id = up.id
      )
      select up.leaf_id as "leafId", c.id as "id", c.depth as "depth"
      from up join comments c on c.id = up.id order by up.leaf_id, c.depth) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.kind as "kind", p.author_id as "authorId", p.author_name as "authorName", p.current_revision_id as "revisionId", p.link_url as "linkUrl", p.score as "score", p.vote_count as "voteCount", p.comment_count as "commentCount", p.published_at as "publishedAt", p.edited_at as "editedAt", p.last_activity_at as "lastActivityAt", p.locked_at is not null as "isLocked", p.deleted_at is not null as "isDeleted", p.hidden_at is not null as "isHidden", coalesce(p.hidden_why = 'HELD', false) as "isHeld", p.accepted_answer_id as "acceptedAnswerId" from posts p
      where p.id = any($2::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) r)::text
;

/* comment.byId */ select (select coalesce(json_agg(r), '[]') from (select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", c.parent_id as "parentId", c.root_id as "rootId", c.depth as "depth", case when (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $1::uuid) then c.author_id end as "authorId", case when (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $2::uuid) then c.author_name else '[deleted]' end as "authorName", c.is_answer as "isAnswer", c.score as "score", c.agreement_score as "agreementScore", c.reply_count as "replyCount", c.descendant_count as "descendantCount", c.created_at as "createdAt", c.edited_at as "editedAt", (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $3::uuid) as "isReadable", (c.deleted_at is not null or not (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $4::uuid)) as "isDeleted", (c.hidden_at is not null and (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $5::uuid)) as "isHidden", c.is_retracted as "isRetracted", c.is_pinned as "isPinned" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($6::uuid[]) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $7::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $8::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $9::uuid
  )) or w.id is not null and w.deleted_at is null)) r)::text
;

/* comment.byId */ select (select coalesce(json_agg(r), '[]') from (select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", c.parent_id as "parentId", c.root_id as "rootId", c.depth as "depth", case when true then c.author_id end as "authorId", case when true then c.author_name else '[deleted]' end as "authorName", c.is_answer as "isAnswer", c.score as "score", c.agreement_score as "agreementScore", c.reply_count as "replyCount", c.descendant_count as "descendantCount", c.created_at as "createdAt", c.edited_at as "editedAt", true as "isReadable", (c.deleted_at is not null or not true) as "isDeleted", (c.hidden_at is not null and true) as "isHidden", c.is_retracted as "isRetracted", c.is_pinned as "isPinned" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($1::uuid[]) and (true or c.descendant_count > 0)
    and (p.id is not null and true or w.id is not null and true)) r)::text
;

/* comment.byId, follow.bySubject */ select (select coalesce(json_agg(r), '[]') from (select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $2::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $3::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $4::uuid
  )) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (
    select k.id, k.created_at as "createdAt", json_build_object(
    'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
      when k.wiki_page_id is not null then 'WikiPage' else 'User' end,
    'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id, k.user_id)
  ) as subject from follows k
    where k.follower_id = $5::uuid and (
      k.post_id = any($6::uuid[]) or k.comment_id = any($7::uuid[])
      or k.wiki_page_id = any($8::uuid[]) or k.user_id = any($9::uuid[])
    )) r)::text
;

/* comment.byId, post.byId, wikiPage.byId, revision.byId, post.byId */ with rows_1 as materialized (select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", case when (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $1::uuid) then c.author_name else '[deleted]' end as "authorName", c.created_at as "createdAt", c.edited_at as "editedAt", (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $2::uuid) as "isReadable", c.html as "html" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($3::uuid[]) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $4::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $5::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $6::uuid
  )) or w.id is not null and w.deleted_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title" from posts p
      where p.id = any(array(select "postId" from rows_1)) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $7::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $8::uuid
  ))) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.title as "title" from wiki_pages w
      where w.id = any(array(select "wikiPageId" from rows_1)) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId", r.author_name as "authorName", r.title as "title", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor", r.reverts_to_id as "revertsToId", r.created_at as "createdAt" from revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id
      where r.id = any($9::uuid[]) and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $10::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $11::uuid
  )) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.author_name as "authorName", p.current_revision_id as "revisionId", p.published_at as "publishedAt", p.edited_at as "editedAt" from posts p
      where p.id = any($12::uuid[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $13::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $14::uuid
  ))) r)::text
;

/* comment.byId, user.byId, post.byId, wikiPage.byId, link.toComment, comment.replies */ with rows_1 as materialized (select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", case when (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $1::uuid) then c.author_id end as "authorId", (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $2::uuid) as "isReadable" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($3::uuid[]) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $4::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $5::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $6::uuid
  )) or w.id is not null and w.deleted_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any(array(select "postId" from rows_1)) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $7::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $8::uuid
  ))) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id" from wiki_pages w
      where w.id = any(array(select "wikiPageId" from rows_1)) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
    'kind', case when l.source_post_id is not null then 'Post'
      when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source from links l
      where l.target_comment_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end
      order by l.created_at desc, l.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
      where c.parent_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at, c.id limit 101) page) r)::text
;

/* comment.byId, user.byId, post.byId, wikiPage.byId, link.toComment, comment.replies */ with rows_1 as materialized (select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", case when true then c.author_id end as "authorId", true as "isReadable" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($1::uuid[]) and (true or c.descendant_count > 0)
    and (p.id is not null and true or w.id is not null and true)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any(array(select "postId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id" from wiki_pages w
      where w.id = any(array(select "wikiPageId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
    'kind', case when l.source_post_id is not null then 'Post'
      when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source from links l
      where l.target_comment_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end
      order by l.created_at desc, l.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
      where c.parent_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at, c.id limit 101) page) r)::text
;

/* comment.byId, user.byId, vote.ownCommentVotes */ with rows_1 as materialized (select c.id as "id", case when (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $1::uuid) then c.author_id end as "authorId", c.score as "score", c.agreement_score as "agreementScore" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($2::uuid[]) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $3::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $4::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $5::uuid
  )) or w.id is not null and w.deleted_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.karma as "karma" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (
      select v.comment_id as "subjectId", v.axis, v.value from votes v
      where v.voter_id = $6::uuid and v.comment_id = any($7::uuid[])) r)::text
;

/* comment.countInThread */ 
      update comments c
      set reply_count = c.reply_count + d.replies,
        descendant_count = c.descendant_count + d.descendants
      from json_to_recordset($1::json)
        as d(id uuid, replies integer, descendants integer)
      where c.id = d.id
;

/* comment.countOnPage */ 
      update wiki_pages w set comment_count = w.comment_count + $1::integer
      from comments c
      where c.id = $2::uuid and w.id = c.wiki_page_id
;

/* comment.countOnPost */ 
      update posts p
      set comment_count = p.comment_count + $1::integer,
        last_activity_at = case when $2::boolean
          then greatest(p.last_activity_at, c.created_at) else p.last_activity_at end
      from comments c
      where c.id = $3::uuid and p.id = c.post_id
;

/* comment.lockPlace */ select (select coalesce(json_agg(r), '[]') from (
          select false as "isLocked", false as "isQuestion" from wiki_pages w
          where w.id = $1::uuid and w.deleted_at is null
          for no key update) r)::text as rows
;

/* comment.lockPlace */ select (select coalesce(json_agg(r), '[]') from (
          select p.locked_at is not null as "isLocked", p.kind = 'QUESTION' as "isQuestion"
          from posts p
          where p.id = $1::uuid and p.deleted_at is null
          for no key update) r)::text as rows
;

/* comment.placed */ select (select coalesce(json_agg(r), '[]') from (
      select c.id, c.post_id as "postId", c.wiki_page_id as "wikiPageId", c.parent_id as "parentId",
        c.root_id as "rootId", c.depth, c.deleted_at is not null as "isDeleted",
        c.hidden_at is not null as "isHidden"
      from comments c where c.id = $1::uuid) r)::text as rows
;

/* comment.upwards */ select (select coalesce(json_agg(r), '[]') from (
      with recursive up as (
        select c.id, c.parent_id, c.depth from comments c where c.id = $1::uuid
        union all
        select a.id, a.parent_id, a.depth from up join comments a on a.id = up.parent_id
      )
      select c.id, (c.deleted_at is not null or c.hidden_at is not null) as "isGone",
        c.descendant_count as "descendantCount"
      from up join comments c on c.id = up.id
      order by c.depth desc) r)::text as rows
;

/* contribution.byUser.count, comment.byId, post.byId, wikiPage.byId, post.byId */ with rows_1 as materialized (select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", (c.deleted_at is null and c.hidden_at is null) as "isReadable" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($1::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) select (select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from posts p where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) + (select count(*) from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) + (select count(*) from revisions r join wiki_pages w on w.id = r.wiki_page_id where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null) as count
    from unnest($2::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any(array(select "postId" from rows_1)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug" from wiki_pages w
      where w.id = any(array(select "wikiPageId" from rows_1)) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any($3::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) r)::text
;

/* follow.ofViewer */ select (select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
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
      order by k.created_at desc, k.id desc limit 3) page) r)::text
;

/* follow.ofViewer */ select (select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
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
    end and (k.created_at, k.id) < ($7::timestamptz, $8::uuid)
      order by k.created_at desc, k.id desc limit 10) page) r)::text
;

/* follow.ofViewer.count, follow.ofViewer */ select (select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from follows k where k.follower_id = parent.id and case
    when k.post_id is not null then
      exists (select from posts p where p.id = k.post_id and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $1::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $2::uuid
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
        where c.id = k.comment_id and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $3::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $4::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $5::uuid
  )) or w.id is not null and w.deleted_at is null)
      )
    else true
    end) as count
    from unnest($6::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from unnest($7::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select k.id, k.created_at as "createdAt", json_build_object(
    'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
      when k.wiki_page_id is not null then 'WikiPage' else 'User' end,
    'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id, k.user_id)
  ) as subject from follows k
      where k.follower_id = parent.id and case
    when k.post_id is not null then
      exists (select from posts p where p.id = k.post_id and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $8::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $9::uuid
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
        where c.id = k.comment_id and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $10::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $11::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $12::uuid
  )) or w.id is not null and w.deleted_at is null)
      )
    else true
    end
      order by k.created_at desc, k.id desc limit 101) page) r)::text
;

/* import.takenNames users */ select (select coalesce(json_agg(r), '[]') from (
      select username as name from users where username = any($1::text[])
      
        union all
        select unnest(former_usernames) from users where former_usernames && $2::text[]) r)::text as rows
;

/* import.takenNames wiki_pages */ select (select coalesce(json_agg(r), '[]') from (
      select slug as name from wiki_pages where slug = any($1::text[])
      
        union all
        select unnest(former_slugs) from wiki_pages where former_slugs && $2::text[]) r)::text as rows
;

/* link.addMentions */ 
      insert into links (
        id, source_post_id, source_comment_id, source_wiki_page_id,
        target_post_id, target_comment_id, target_wiki_page_id, kind
      )
      select f.id, $1::uuid, $2::uuid, $3::uuid,
        f.post_id, f.comment_id, f.wiki_page_id, 'MENTION'
      from (
    select t.id, p.id as post_id, c.id as comment_id, w.id as wiki_page_id
    from json_to_recordset($4::json) as t(id uuid, post text, comment uuid, page text)
    left join posts p on p.slug = t.post
    left join comments c on c.id = t.comment
    left join wiki_pages w on w.slug = t.page or w.former_slugs @> array[t.page]
    where num_nonnulls(p.id, c.id, w.id) = 1
      and coalesce(p.id, c.id, w.id) <> $5::uuid) f
      on conflict do nothing
;

/* link.dropMentions */ 
      delete from links l
      where l.source_comment_id = $1::uuid and l.kind = 'MENTION'
        and not exists (
          select from (
    select t.id, p.id as post_id, c.id as comment_id, w.id as wiki_page_id
    from json_to_recordset($2::json) as t(id uuid, post text, comment uuid, page text)
    left join posts p on p.slug = t.post
    left join comments c on c.id = t.comment
    left join wiki_pages w on w.slug = t.page or w.former_slugs @> array[t.page]
    where num_nonnulls(p.id, c.id, w.id) = 1
      and coalesce(p.id, c.id, w.id) <> $3::uuid) f
          where (f.post_id, f.comment_id, f.wiki_page_id)
            is not distinct from (l.target_post_id, l.target_comment_id, l.target_wiki_page_id)
        )
;

/* link.dropMentions */ 
      delete from links l
      where l.source_post_id = $1::uuid and l.kind = 'MENTION'
        and not exists (
          select from (
    select t.id, p.id as post_id, c.id as comment_id, w.id as wiki_page_id
    from json_to_recordset($2::json) as t(id uuid, post text, comment uuid, page text)
    left join posts p on p.slug = t.post
    left join comments c on c.id = t.comment
    left join wiki_pages w on w.slug = t.page or w.former_slugs @> array[t.page]
    where num_nonnulls(p.id, c.id, w.id) = 1
      and coalesce(p.id, c.id, w.id) <> $3::uuid) f
          where (f.post_id, f.comment_id, f.wiki_page_id)
            is not distinct from (l.target_post_id, l.target_comment_id, l.target_wiki_page_id)
        )
;

/* link.dropMentions */ 
      delete from links l
      where l.source_wiki_page_id = $1::uuid and l.kind = 'MENTION'
        and not exists (
          select from (
    select t.id, p.id as post_id, c.id as comment_id, w.id as wiki_page_id
    from json_to_recordset($2::json) as t(id uuid, post text, comment uuid, page text)
    left join posts p on p.slug = t.post
    left join comments c on c.id = t.comment
    left join wiki_pages w on w.slug = t.page or w.former_slugs @> array[t.page]
    where num_nonnulls(p.id, c.id, w.id) = 1
      and coalesce(p.id, c.id, w.id) <> $3::uuid) f
          where (f.post_id, f.comment_id, f.wiki_page_id)
            is not distinct from (l.target_post_id, l.target_comment_id, l.target_wiki_page_id)
        )
;

/* live.eventsAfter */ select (select coalesce(json_agg(r), '[]') from (select e.id, e.position, e.kind, e.scope_id as "scopeId", e.node_kind as "nodeKind",
  e.node_id as "nodeId", e.created_at as "createdAt" from events e
      where e.position > $1
        and e.position <= $2
        and e.kind = $3 and e.scope_id = $4::uuid
      order by e.position limit $5) r)::text
;

/* live.eventsAfter */ select (select coalesce(json_agg(r), '[]') from (select e.id, e.position, e.kind, e.scope_id as "scopeId", e.node_kind as "nodeKind",
  e.node_id as "nodeId", e.created_at as "createdAt" from events e
      where e.position > $1
        and e.position <= $2
        and e.kind = $3 and e.scope_id is null
      order by e.position limit $4) r)::text
;

/* live.lastPosition */ select (select coalesce(json_agg(r), '[]') from (select coalesce(max(e.position), 0) as position from events e) r)::text
;

/* live.placeEvents */ select (select coalesce(json_agg(r), '[]') from (select place_events() as placed) r)::text
;

/* live.recordEvents */ 
      insert into events (id, kind, scope_id, node_kind, node_id)
      select id, kind, "scopeId", "nodeKind", "nodeId"
      from json_to_recordset($1::json)
        as e(id uuid, kind text, "scopeId" uuid, "nodeKind" text, "nodeId" uuid)
;

/* moderation.all, user.byId */ with rows_1 as materialized (select m.id, m.kind, m.moderator_id as "moderatorId", m.moderator_name as "moderatorName",
  m.reason, m.until, m.created_at as "createdAt", json_build_object(
    'kind', case when m.user_id is not null then 'User' when m.post_id is not null then 'Post'
      when m.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(m.user_id, m.post_id, m.comment_id, m.wiki_page_id)
  ) as subject from moderation_actions m
      where true
      order by m.created_at desc, m.id desc limit 3) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "moderatorId" from rows_1)) and true) r)::text
;

/* moderation.all, user.byId */ with rows_1 as materialized (select m.id, m.kind, m.moderator_id as "moderatorId", m.moderator_name as "moderatorName",
  m.reason, m.until, m.created_at as "createdAt", json_build_object(
    'kind', case when m.user_id is not null then 'User' when m.post_id is not null then 'Post'
      when m.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(m.user_id, m.post_id, m.comment_id, m.wiki_page_id)
  ) as subject from moderation_actions m
      where true
      order by m.created_at desc, m.id desc limit 4) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "moderatorId" from rows_1)) and true) r)::text
;

/* moderation.byId, user.byId */ with rows_1 as materialized (select m.id, m.kind, m.moderator_id as "moderatorId", m.moderator_name as "moderatorName",
  m.reason, m.until, m.created_at as "createdAt", json_build_object(
    'kind', case when m.user_id is not null then 'User' when m.post_id is not null then 'Post'
      when m.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(m.user_id, m.post_id, m.comment_id, m.wiki_page_id)
  ) as subject from moderation_actions m where m.id = any($1::uuid[])) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "moderatorId" from rows_1)) and true) r)::text
;

/* moderation.isNewcomer */ select (select coalesce(json_agg(r), '[]') from (select u.post_count = 0 as "isNew" from users u where u.id = $1::uuid) r)::text as rows
;

/* notification.add */ 
      insert into notifications (id, user_id, kind, actor_id, comment_id)
      select t.id, t."userId", t.kind::"NotificationKind", $1::uuid,
        $2::uuid
      from json_to_recordset($3::json) as t(id uuid, "userId" uuid, kind text)
;

/* notification.add */ 
      insert into notifications (id, user_id, kind, actor_id, post_id)
      select t.id, t."userId", t.kind::"NotificationKind", $1::uuid,
        $2::uuid
      from json_to_recordset($3::json) as t(id uuid, "userId" uuid, kind text)
;

/* notification.add */ 
      insert into notifications (id, user_id, kind, actor_id, wiki_page_id)
      select t.id, t."userId", t.kind::"NotificationKind", $1::uuid,
        $2::uuid
      from json_to_recordset($3::json) as t(id uuid, "userId" uuid, kind text)
;

/* notification.byId, report.byId, moderation.byId, wikiPage.byId, revision.byId, comment.byId, sequence.byId */ select (select coalesce(json_agg(r), '[]') from (
      select k.id, k.created_at as "createdAt", json_build_object(
    'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
      when k.wiki_page_id is not null then 'WikiPage' else 'User' end,
    'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id)
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
    else true
    end and (k.comment_id is null or exists (
    select from comments c where c.id = k.comment_id and (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $8::uuid)
  ))) r)::text,(select coalesce(json_agg(r), '[]') from (select r.id, r.reporter_id as "reporterId", r.reason, r.created_at as "createdAt",
  r.resolved_at as "resolvedAt", r.resolved_by_id as "resolvedById", r.resolution,
  json_build_object(
    'kind', case when r.user_id is not null then 'User' when r.post_id is not null then 'Post'
      when r.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(r.user_id, r.post_id, r.comment_id, r.wiki_page_id)
  ) as subject from reports r
      where r.id = any($9::uuid[]) and r.reporter_id = $10::uuid) r)::text,(select coalesce(json_agg(r), '[]') from (select m.id, m.kind, m.moderator_id as "moderatorId", m.moderator_name as "moderatorName",
  m.reason, m.until, m.created_at as "createdAt", json_build_object(
    'kind', case when m.user_id is not null then 'User' when m.post_id is not null then 'Post'
      when m.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(m.user_id, m.post_id, m.comment_id, m.wiki_page_id)
  ) as subject from moderation_actions m where m.id = any($11::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id" from wiki_pages w
      where w.id = any($12::uuid[]) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id
      where r.id = any($13::uuid[]) and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $14::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $15::uuid
  )) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($16::uuid[]) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $17::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $18::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $19::uuid
  )) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select s.id as "id", s.slug as "slug" from sequences s
      where s.id = any($20::uuid[]) and (s.deleted_at is null or s.author_id = $21::uuid)) r)::text
;

/* notification.markRead */ 
        update notifications set read_at = now()
        where user_id = $1::uuid and read_at is null and id = any($2::uuid[])
;

/* notification.ofViewer.count, notification.ofViewer.count, notification.ofViewer, user.byId */ with rows_1 as materialized (select parent.number as "parentNumber", page.*
    from unnest($1::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select k.id, k.created_at as "createdAt", json_build_object(
    'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
      when k.wiki_page_id is not null then 'WikiPage' else 'User' end,
    'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id)
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
    else true
    end
      order by k.created_at desc, k.id desc limit 21) page) select (select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from notifications k where k.user_id = parent.id and k.read_at is null and (k.comment_id is null or exists (
    select from comments c where c.id = k.comment_id and (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $8::uuid)
  )) and case
    when k.post_id is not null then
      exists (select from posts p where p.id = k.post_id and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $9::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $10::uuid
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
        where c.id = k.comment_id and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $11::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $12::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $13::uuid
  )) or w.id is not null and w.deleted_at is null)
      )
    else true
    end) as count
    from unnest($14::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from notifications k where k.user_id = parent.id and (k.comment_id is null or exists (
    select from comments c where c.id = k.comment_id and (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $15::uuid)
  )) and case
    when k.post_id is not null then
      exists (select from posts p where p.id = k.post_id and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $16::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $17::uuid
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
        where c.id = k.comment_id and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $18::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $19::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $20::uuid
  )) or w.id is not null and w.deleted_at is null)
      )
    else true
    end) as count
    from unnest($21::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "actorId" from rows_1)) and true) r)::text
;

/* notification.recipients */ select (select coalesce(json_agg(r), '[]') from (
      select distinct on (r.user_id) r.user_id as "userId", r.kind
      from (
    select above.author_id as user_id, 'REPLY' as kind, 1 as rank
    from comments c join comments above on above.id = c.parent_id
    where c.id = $1::uuid union all 
    select u.id as user_id, 'MENTION' as kind, 2 as rank from users u
    where u.username = any($2::text[]) or u.former_usernames && $3::text[] union all 
    select p.author_id as user_id, 'COMMENT' as kind, 3 as rank
    from comments c join posts p on p.id = c.post_id
    where c.id = $4::uuid
    union all
    select together.user_id, 'COMMENT', 3
    from comments c join post_coauthors together on together.post_id = c.post_id
    where c.id = $5::uuid and together.accepted_at is not null union all 
    select f.follower_id as user_id, 'COMMENT' as kind, 3 as rank
    from (
      with recursive up as (
        select c.id, c.parent_id, c.post_id, c.wiki_page_id
        from comments c where c.id = $6::uuid
        union all
        select above.id, above.parent_id, null, null
        from up join comments above on above.id = up.parent_id
      )
      select * from up
    ) place
    join follows f
      on f.post_id = place.post_id or f.wiki_page_id = place.wiki_page_id or f.comment_id = place.id) r
      join users u on u.id = r.user_id and u.closed_at is null
      where r.user_id <> $7::uuid
        and not exists (
    select from notifications n
    where n.user_id = r.user_id and n.comment_id = $8::uuid
      and case
        when r.kind = 'MODERATION' then false
        when r.kind in ('EDIT', 'INVITATION') then n.kind::text = r.kind and n.read_at is null
        else n.kind not in ('EDIT', 'INVITATION', 'MODERATION')
      end
  )
      order by r.user_id, r.rank) r)::text as rows
;

/* notification.recipients */ select (select coalesce(json_agg(r), '[]') from (
      select distinct on (r.user_id) r.user_id as "userId", r.kind
      from (
    select u.id as user_id, 'MENTION' as kind, 2 as rank from users u
    where u.username = any($1::text[]) or u.former_usernames && $2::text[] union all 
    select f.follower_id as user_id, 'EDIT' as kind, 3 as rank from follows f
    where f.wiki_page_id = $3::uuid) r
      join users u on u.id = r.user_id and u.closed_at is null
      where r.user_id <> $4::uuid
        and not exists (
    select from notifications n
    where n.user_id = r.user_id and n.wiki_page_id = $5::uuid
      and case
        when r.kind = 'MODERATION' then false
        when r.kind in ('EDIT', 'INVITATION') then n.kind::text = r.kind and n.read_at is null
        else n.kind not in ('EDIT', 'INVITATION', 'MODERATION')
      end
  )
      order by r.user_id, r.rank) r)::text as rows
;

/* notification.recipients */ select (select coalesce(json_agg(r), '[]') from (
      select distinct on (r.user_id) r.user_id as "userId", r.kind
      from (
    select u.id as user_id, 'MENTION' as kind, 2 as rank from users u
    where u.username = any($1::text[]) or u.former_usernames && $2::text[] union all 
    select f.follower_id as user_id, 'POST' as kind, 3 as rank
    from (
    select p.author_id as user_id from posts p
    where p.id = $3::uuid and p.author_id is not null
    union
    select together.user_id from post_coauthors together
    where together.post_id = $4::uuid and together.accepted_at is not null) author
    join follows f on f.user_id = author.user_id
    where f.follower_id not in (
    select p.author_id as user_id from posts p
    where p.id = $5::uuid and p.author_id is not null
    union
    select together.user_id from post_coauthors together
    where together.post_id = $6::uuid and together.accepted_at is not null)) r
      join users u on u.id = r.user_id and u.closed_at is null
      where r.user_id <> $7::uuid
        and not exists (
    select from notifications n
    where n.user_id = r.user_id and n.post_id = $8::uuid
      and case
        when r.kind = 'MODERATION' then false
        when r.kind in ('EDIT', 'INVITATION') then n.kind::text = r.kind and n.read_at is null
        else n.kind not in ('EDIT', 'INVITATION', 'MODERATION')
      end
  )
      order by r.user_id, r.rank) r)::text as rows
;

/* notification.recipients */ select (select coalesce(json_agg(r), '[]') from (
      select distinct on (r.user_id) r.user_id as "userId", r.kind
      from (
    select u.id as user_id, 'MENTION' as kind, 2 as rank from users u
    where u.username = any($1::text[]) or u.former_usernames && $2::text[]) r
      join users u on u.id = r.user_id and u.closed_at is null
      where r.user_id <> $3::uuid
        and not exists (
    select from notifications n
    where n.user_id = r.user_id and n.comment_id = $4::uuid
      and case
        when r.kind = 'MODERATION' then false
        when r.kind in ('EDIT', 'INVITATION') then n.kind::text = r.kind and n.read_at is null
        else n.kind not in ('EDIT', 'INVITATION', 'MODERATION')
      end
  )
      order by r.user_id, r.rank) r)::text as rows
;

/* notification.recipients */ select (select coalesce(json_agg(r), '[]') from (
      select distinct on (r.user_id) r.user_id as "userId", r.kind
      from (select $1::uuid as user_id, 'INVITATION' as kind, 1 as rank) r
      join users u on u.id = r.user_id and u.closed_at is null
      where r.user_id <> $2::uuid
        and not exists (
    select from notifications n
    where n.user_id = r.user_id and n.post_id = $3::uuid
      and case
        when r.kind = 'MODERATION' then false
        when r.kind in ('EDIT', 'INVITATION') then n.kind::text = r.kind and n.read_at is null
        else n.kind not in ('EDIT', 'INVITATION', 'MODERATION')
      end
  )
      order by r.user_id, r.rank) r)::text as rows
;

/* notification.recipients */ select (select coalesce(json_agg(r), '[]') from (
      select distinct on (r.user_id) r.user_id as "userId", r.kind
      from (select author_id as user_id, 'MODERATION' as kind, 1 as rank from comments where id = $1::uuid) r
      join users u on u.id = r.user_id and u.closed_at is null
      where r.user_id <> $2::uuid
        and not exists (
    select from notifications n
    where n.user_id = r.user_id and n.comment_id = $3::uuid
      and case
        when r.kind = 'MODERATION' then false
        when r.kind in ('EDIT', 'INVITATION') then n.kind::text = r.kind and n.read_at is null
        else n.kind not in ('EDIT', 'INVITATION', 'MODERATION')
      end
  )
      order by r.user_id, r.rank) r)::text as rows
;

/* post.all */ select (select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and (p.accepted_answer_id is not null) = $1
      order by p.published_at desc, p.id desc limit 21) r)::text
;

/* post.all */ select (select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and (p.author_id = $1::uuid or exists (select from post_coauthors c
      where c.post_id = p.id and c.user_id = $2::uuid and c.accepted_at is not null))
      order by p.published_at desc, p.id desc limit 21) r)::text
;

/* post.all */ select (select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and (p.locked_at is not null) = $1
      order by p.published_at desc, p.id desc limit 21) r)::text
;

/* post.all */ select (select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and exists (
    select from post_topics t join wiki_pages w on w.id = t.topic_id
    where t.post_id = p.id and w.slug = $1 and w.deleted_at is null
  )
      order by p.published_at desc, p.id desc limit 21) r)::text
;

/* post.all */ select (select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.kind::text = any($1::text[])
      order by p.published_at desc, p.id desc limit 21) r)::text
;

/* post.all */ select (select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.published_at < $1::timestamptz
      order by p.published_at desc, p.id desc limit 21) r)::text
;

/* post.all */ select (select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.published_at >= $1::timestamptz
      order by p.published_at desc, p.id desc limit 21) r)::text
;

/* post.all */ select (select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.score >= $1
      order by p.published_at desc, p.id desc limit 21) r)::text
;

/* post.byId, comment.byId, user.byId, comment.byPost, link.toPost, revision.byPost, sequence.byPost, wikiPage.byPost */ with rows_1 as materialized (select p.id as "id", p.slug as "slug", p.author_id as "authorId", p.current_revision_id as "revisionId", p.accepted_answer_id as "acceptedAnswerId" from posts p
      where p.id = any($1::uuid[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $2::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $3::uuid
  ))) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any(array(select "acceptedAnswerId" from rows_1)) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $4::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $5::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $6::uuid
  )) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
      where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at desc, c.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
    'kind', case when l.source_post_id is not null then 'Post'
      when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source from links l
      where l.target_post_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end
      order by l.created_at desc, l.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
      where r.post_id = parent.id
      order by r.version desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequence_entries entry join sequences s on s.id = entry.sequence_id
      where entry.post_id = parent.id and s.deleted_at is null
      order by s.created_at desc, s.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select w.id as "id", filed.relevance from post_topics filed join wiki_pages w on w.id = filed.topic_id
      where filed.post_id = parent.id and w.deleted_at is null
      order by filed.relevance desc, w.id desc limit 101) page) r)::text
;

/* post.byId, comment.byId, user.byId, comment.byPost, link.toPost, revision.byPost, sequence.byPost, wikiPage.byPost */ with rows_1 as materialized (select p.id as "id", p.slug as "slug", p.author_id as "authorId", p.current_revision_id as "revisionId", p.accepted_answer_id as "acceptedAnswerId" from posts p
      where p.id = any($1::uuid[]) and true) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any(array(select "acceptedAnswerId" from rows_1)) and (true or c.descendant_count > 0)
    and (p.id is not null and true or w.id is not null and true)) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
      where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at desc, c.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
    'kind', case when l.source_post_id is not null then 'Post'
      when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source from links l
      where l.target_post_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end
      order by l.created_at desc, l.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
      where r.post_id = parent.id
      order by r.version desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequence_entries entry join sequences s on s.id = entry.sequence_id
      where entry.post_id = parent.id and s.deleted_at is null
      order by s.created_at desc, s.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select w.id as "id", filed.relevance from post_topics filed join wiki_pages w on w.id = filed.topic_id
      where filed.post_id = parent.id and w.deleted_at is null
      order by filed.relevance desc, w.id desc limit 101) page) r)::text
;

/* post.byId, revision.byPost */ with rows_1 as materialized (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
      where r.post_id = parent.id
      order by r.version limit 101) page) r)::text
;

/* post.byId, richText.comment, post.byId, link.toComment.count */ select (select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title", p.kind as "kind", p.author_id as "authorId", p.author_name as "authorName", p.current_revision_id as "revisionId", p.link_url as "linkUrl", p.score as "score", p.vote_count as "voteCount", p.comment_count as "commentCount", p.published_at as "publishedAt", p.edited_at as "editedAt", p.last_activity_at as "lastActivityAt", p.locked_at is not null as "isLocked", p.deleted_at is not null as "isDeleted", p.hidden_at is not null as "isHidden", coalesce(p.hidden_why = 'HELD', false) as "isHeld", p.accepted_answer_id as "acceptedAnswerId" from posts p
      where p.id = any($1::uuid[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $2::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $3::uuid
  ))) r)::text,(select coalesce(json_agg(r), '[]') from (select id, text as "text" from comments where id = any($4::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.comment_count as "commentCount" from posts p
      where p.id = any($5::uuid[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $6::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $7::uuid
  ))) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from links l where l.target_comment_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end) as count
    from unnest($8::uuid[]) as parent(id)) r)::text
;

/* post.byId, sequence.byPost */ with rows_1 as materialized (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequence_entries entry join sequences s on s.id = entry.sequence_id
      where entry.post_id = parent.id and s.deleted_at is null
      order by s.created_at, s.id limit 101) page) r)::text
;

/* post.byId, sequence.byPost */ with rows_1 as materialized (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.sort_title as "sortTitle" from sequence_entries entry join sequences s on s.id = entry.sequence_id
      where entry.post_id = parent.id and s.deleted_at is null
      order by s.sort_title, s.id limit 101) page) r)::text
;

/* post.byId, user.byId, vote.ownPostVotes */ with rows_1 as materialized (select p.id as "id", p.slug as "slug", p.author_id as "authorId", p.score as "score", p.vote_count as "voteCount" from posts p
      where p.id = any($1::uuid[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $2::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $3::uuid
  ))) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.karma as "karma" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (
      select v.post_id as "subjectId", v.axis, v.value from votes v
      where v.voter_id = $4::uuid and v.post_id = any($5::uuid[])) r)::text
;

/* post.bySlug, comment.byId, comment.replies */ with rows_1 as materialized (select p.id as "id", p.slug as "slug", p.accepted_answer_id as "acceptedAnswerId" from posts p
      where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)),rows_2 as materialized (select c.id as "id", c.post_id as "postId", c.is_answer as "isAnswer", c.reply_count as "replyCount", c.descendant_count as "descendantCount" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any(array(select "acceptedAnswerId" from rows_1)) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_2) parent
    cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
      where c.parent_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at, c.id limit 21) page) r)::text
;

/* post.bySlug, comment.byPost, post.byId, wikiPage.byId */ with rows_1 as materialized (select p.id as "id", p.slug as "slug", p.title as "title" from posts p
      where p.slug = any($1::text[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $2::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $3::uuid
  ))),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.post_id as "postId", c.wiki_page_id as "wikiPageId", case when (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $4::uuid) then c.author_name else '[deleted]' end as "authorName", c.created_at as "createdAt", c.edited_at as "editedAt", (c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $5::uuid) as "isReadable", c.html as "html" from comments c
      where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at desc, c.id desc limit 31) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title" from posts p
      where p.id = any(array(select "postId" from rows_2)) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $6::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $7::uuid
  ))) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.title as "title" from wiki_pages w
      where w.id = any(array(select "wikiPageId" from rows_2)) and w.deleted_at is null) r)::text
;

/* post.bySlug, comment.byPost, user.byId, user.byName, comment.byAuthor, post.byId, comment.byId, search.all.count */ with rows_1 as materialized (select p.id as "id", p.slug as "slug" from posts p
      where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", case when (c.deleted_at is null and c.hidden_at is null) then c.author_name else '[deleted]' end as "authorName", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", (c.deleted_at is not null or not (c.deleted_at is null and c.hidden_at is null)) as "isDeleted", c.html as "html", c.markdown as "markdown", c.text as "text", c.word_count as "wordCount", left(c.text, 560) as "opening" from comments c
      where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at, c.id limit 21) page),rows_3 as materialized (select names.name, found.* from unnest($2::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.comment_count as "commentCount" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found),rows_4 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_3) parent
    cross join lateral (select c.id as "id", c.post_id as "postId", c.created_at as "createdAt" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      order by c.created_at desc, c.id desc limit 21) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_2)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_4) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any(array(select "postId" from rows_4)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($3::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from (select found.id, ts_rank(found.search, asked.words) as rank
    from (
      select websearch_to_tsquery('english', $4) as words, max(moment) as newest, min(moment) as recent,
        (select min(joined_at) from users) as oldest
      from (
        select joined_at as moment from users
        where joined_at is not null
        order by joined_at desc limit 500
      ) newest
    ) asked
    cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
    cross join lateral (
      select u.id, u.search
      from (
        select * from (
          select * from users where search @@ asked.words and search @@ span offset 0
        ) fitting
        order by joined_at desc, id desc
      ) u 
      where true
      limit 500
    ) found
    where numnode(asked.words) > 0
    limit 500) candidate where true) + (select count(*) from (select found.id, ts_rank(found.search, asked.words) as rank
    from (
      select websearch_to_tsquery('english', $5) as words, max(moment) as newest, min(moment) as recent,
        (select min(published_at) from posts) as oldest
      from (
        select published_at as moment from posts
        where published_at is not null
        order by published_at desc limit 500
      ) newest
    ) asked
    cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
    cross join lateral (
      select p.id, p.search
      from (
        select * from (
          select * from posts where search @@ asked.words and search @@ span offset 0
        ) fitting
        order by published_at desc, id desc
      ) p 
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      limit 500
    ) found
    where numnode(asked.words) > 0
    limit 500) candidate where true) + (select count(*) from (select found.id, ts_rank(found.search, asked.words) as rank
    from (
      select websearch_to_tsquery('english', $6) as words, max(moment) as newest, min(moment) as recent,
        (select min(created_at) from comments) as oldest
      from (
        select created_at as moment from comments
        where created_at is not null
        order by created_at desc limit 500
      ) newest
    ) asked
    cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
    cross join lateral (
      select c.id, c.search
      from (
        select * from (
          select * from comments where search @@ asked.words and search @@ span offset 0
        ) fitting
        order by created_at desc, id desc
      ) c 
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
      where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      limit 500
    ) found
    where numnode(asked.words) > 0
    limit 500) candidate where true) + (select count(*) from (select found.id, ts_rank(found.search, asked.words) as rank
    from (
      select websearch_to_tsquery('english', $7) as words, max(moment) as newest, min(moment) as recent,
        (select min(created_at) from wiki_pages) as oldest
      from (
        select created_at as moment from wiki_pages
        where created_at is not null
        order by created_at desc limit 500
      ) newest
    ) asked
    cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
    cross join lateral (
      select w.id, w.search
      from (
        select * from (
          select * from wiki_pages where search @@ asked.words and search @@ span offset 0
        ) fitting
        order by created_at desc, id desc
      ) w 
      where w.deleted_at is null
      limit 500
    ) found
    where numnode(asked.words) > 0
    limit 500) candidate where true) as count) r)::text
;

/* post.bySlug, user.byId, comment.byPost, user.byId, wikiPage.bySlug, contributor.byWikiPage, user.byId */ with rows_1 as materialized (select p.id as "id", p.slug as "slug", p.author_id as "authorId", p.author_name as "authorName" from posts p
      where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", case when (c.deleted_at is null and c.hidden_at is null) then c.author_name else '[deleted]' end as "authorName", c.created_at as "createdAt" from comments c
      where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at desc, c.id desc limit 21) page),rows_3 as materialized (select sought.slug as "soughtSlug", found.* from unnest($2::text[]) as sought(slug)
      cross join lateral (
        select w.id as "id" from wiki_pages w
        where (w.slug = sought.slug or w.former_slugs @> array[sought.slug])
          and w.deleted_at is null
        order by w.slug = sought.slug desc, w.id limit 1
      ) found),rows_4 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_3) parent
    cross join lateral (select k.id as "id", k.author_id as "authorId", k.author_name as "authorName", k.surviving_chars as "survivingChars" from wiki_contributors k
      where k.wiki_page_id = parent.id
      order by k.surviving_chars desc, k.id desc limit 21) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_2)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_4) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_4)) and true) r)::text
;

/* post.bySlug, user.byId, wikiPage.byPost, sequence.byPost, link.toPost, comment.byPost, user.byId, comment.replies, user.byId, comment.replies, user.byId */ with rows_1 as materialized (select p.id as "id", p.slug as "slug", p.title as "title", p.kind as "kind", p.author_id as "authorId", p.score as "score", p.comment_count as "commentCount" from posts p
      where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.depth as "depth", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", c.is_answer as "isAnswer", c.score as "score", c.descendant_count as "descendantCount", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
      where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0) and c.parent_id is null
      order by c.score desc, c.id desc limit 21) page),rows_3 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_2) parent
    cross join lateral (select c.id as "id", c.depth as "depth", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", c.is_answer as "isAnswer", c.score as "score", c.descendant_count as "descendantCount", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
      where c.parent_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at, c.id limit 21) page),rows_4 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_3) parent
    cross join lateral (select c.id as "id", c.depth as "depth", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", c.is_answer as "isAnswer", c.score as "score", c.descendant_count as "descendantCount", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
      where c.parent_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at, c.id limit 21) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select w.id as "id", w.slug as "slug", filed.relevance from post_topics filed join wiki_pages w on w.id = filed.topic_id
      where filed.post_id = parent.id and w.deleted_at is null
      order by filed.relevance desc, w.id desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequence_entries entry join sequences s on s.id = entry.sequence_id
      where entry.post_id = parent.id and s.deleted_at is null
      order by s.created_at desc, s.id desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
    'kind', case when l.source_post_id is not null then 'Post'
      when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source from links l
      where l.target_post_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end
      order by l.created_at desc, l.id desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_2)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_3)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_4) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_4)) and true) r)::text
;

/* post.countInTopic */ update wiki_pages set post_count = post_count + $1::integer where id = $2::uuid
;

/* post.countInTopics */ 
      with topics as (
        select w.id from wiki_pages w
        where w.id in (select filed.topic_id from post_topics filed where filed.post_id = $1::uuid)
        order by w.id for no key update
      )
      update wiki_pages w set post_count = w.post_count + $2::integer
      from topics where topics.id = w.id
;

/* post.drafts, post.invitations, post.invitations.count */ select (select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from unnest($1::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.created_at as "createdAt" from posts p
      where p.author_id = parent.id and p.published_at is null and p.deleted_at is null
      order by p.created_at desc, p.id desc limit 21) union all (select p.id as "id", p.slug as "slug", p.created_at as "createdAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and p.published_at is null and p.deleted_at is null
      order by p.created_at desc, p.id desc limit 21)) merged order by "createdAt" desc, "id" desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from unnest($2::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select p.id as "id", p.slug as "slug", together.invited_at as "invitedAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is null and p.deleted_at is null
      order by together.invited_at desc, together.post_id desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from post_coauthors together join posts p on p.id = together.post_id where together.user_id = parent.id and together.accepted_at is null and p.deleted_at is null) as count
    from unnest($3::uuid[]) as parent(id)) r)::text
;

/* post.drafts.count, post.drafts */ select (select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from posts p where p.author_id = parent.id and p.published_at is null and p.deleted_at is null) + (select count(*) from post_coauthors together join posts p on p.id = together.post_id where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and p.published_at is null and p.deleted_at is null) as count
    from unnest($1::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from unnest($2::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.created_at as "createdAt" from posts p
      where p.author_id = parent.id and p.published_at is null and p.deleted_at is null and (p.created_at, p.id) < ($3::timestamptz, $4::uuid)
      order by p.created_at desc, p.id desc limit 21) union all (select p.id as "id", p.slug as "slug", p.created_at as "createdAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and p.published_at is null and p.deleted_at is null and (p.created_at, p.id) < ($5::timestamptz, $6::uuid)
      order by p.created_at desc, p.id desc limit 21)) merged order by "createdAt" desc, "id" desc limit 21) page) r)::text
;

/* post.held.count, post.held */ select (select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from posts p where p.hidden_at is not null and p.hidden_why = 'HELD' and p.published_at is not null and p.deleted_at is null) as count) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.hidden_at as "hiddenAt" from posts p
      where p.hidden_at is not null and p.hidden_why = 'HELD' and p.published_at is not null and p.deleted_at is null
      order by p.hidden_at, p.id limit 101) r)::text
;

/* post.lock */ select (select coalesce(json_agg(r), '[]') from (
      select p.id, p.slug, p.title, p.kind, p.link_url as "linkUrl",
        p.current_revision_id as "revisionId", p.author_id as "authorId",
        p.published_at is not null as "isPublished", p.locked_at is not null as "isLocked",
        p.deleted_at is not null as "isDeleted", p.hidden_at is not null as "isHidden",
        coalesce(p.hidden_why = 'HELD', false) as "isHeld"
      from posts p where p.id = $1::uuid
      for no key update) r)::text as rows
;

/* post.ownCoauthorships */ select (select coalesce(json_agg(r), '[]') from (select post_id as "postId",
        case when accepted_at is null then 'INVITED' else 'ACCEPTED' end as coauthorship
      from post_coauthors
      where user_id = $1::uuid and post_id = any($2::uuid[])) r)::text
;

/* post.touch */ update posts
      set last_activity_at = greatest(last_activity_at, $1::timestamptz)
      where id = $2::uuid
;

/* post.version */ select (select coalesce(json_agg(r), '[]') from (select r.id, r.version, r.markdown from revisions r
      where r.post_id = $1::uuid and r.version = $2::integer) r)::text
;

/* report.byId, moderation.byId, wikiPage.byId, revision.byId, comment.byId, sequence.byId */ select (select coalesce(json_agg(r), '[]') from (select r.id, r.reporter_id as "reporterId", r.reason, r.created_at as "createdAt",
  r.resolved_at as "resolvedAt", r.resolved_by_id as "resolvedById", r.resolution,
  json_build_object(
    'kind', case when r.user_id is not null then 'User' when r.post_id is not null then 'Post'
      when r.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(r.user_id, r.post_id, r.comment_id, r.wiki_page_id)
  ) as subject from reports r
      where r.id = any($1::uuid[]) and false) r)::text,(select coalesce(json_agg(r), '[]') from (select m.id, m.kind, m.moderator_id as "moderatorId", m.moderator_name as "moderatorName",
  m.reason, m.until, m.created_at as "createdAt", json_build_object(
    'kind', case when m.user_id is not null then 'User' when m.post_id is not null then 'Post'
      when m.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(m.user_id, m.post_id, m.comment_id, m.wiki_page_id)
  ) as subject from moderation_actions m where m.id = any($2::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id" from wiki_pages w
      where w.id = any($3::uuid[]) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id
      where r.id = any($4::uuid[]) and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($5::uuid[]) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select s.id as "id", s.slug as "slug" from sequences s
      where s.id = any($6::uuid[]) and s.deleted_at is null) r)::text
;

/* report.byId, user.byId, user.byId */ with rows_1 as materialized (select r.id, r.reporter_id as "reporterId", r.reason, r.created_at as "createdAt",
  r.resolved_at as "resolvedAt", r.resolved_by_id as "resolvedById", r.resolution,
  json_build_object(
    'kind', case when r.user_id is not null then 'User' when r.post_id is not null then 'Post'
      when r.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(r.user_id, r.post_id, r.comment_id, r.wiki_page_id)
  ) as subject from reports r
      where r.id = any($1::uuid[]) and r.reporter_id = $2::uuid) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "reporterId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "resolvedById" from rows_1)) and true) r)::text
;

/* report.queue.count, report.queue, user.byId */ with rows_1 as materialized (select r.id, r.reporter_id as "reporterId", r.reason, r.created_at as "createdAt",
  r.resolved_at as "resolvedAt", r.resolved_by_id as "resolvedById", r.resolution,
  json_build_object(
    'kind', case when r.user_id is not null then 'User' when r.post_id is not null then 'Post'
      when r.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(r.user_id, r.post_id, r.comment_id, r.wiki_page_id)
  ) as subject from reports r
      where r.resolved_at is null and r.reporter_id = $1::uuid
      order by r.created_at, r.id limit 21) select (select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from reports r where r.resolved_at is null and r.reporter_id = $2::uuid) as count) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "reporterId" from rows_1)) and true) r)::text
;

/* revision.byWikiPage */ select (select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from unnest($1::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
      where r.wiki_page_id = parent.id and not r.is_minor
      order by r.version limit 21) page) r)::text
;

/* richText.comment.opening */ select (select coalesce(json_agg(r), '[]') from (select id, left(text, $1) as opening from comments where id = any($2::uuid[])) r)::text
;

/* richText.revision, post.coauthors, comment.byPost.count, link.toPost.count, revision.byPost.count, sequence.byPost.count, wikiPage.byPost.count, vote.ownPostVotes */ select (select coalesce(json_agg(r), '[]') from (select id, html as "html" from revisions where id = any($1::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select post_id as "postId", user_id as "userId" from post_coauthors
      where post_id = any($2::uuid[]) and accepted_at is not null
      order by post_id, position, user_id) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from comments c where c.post_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)) as count
    from unnest($3::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from links l where l.target_post_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end) as count
    from unnest($4::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from revisions r where r.post_id = parent.id) as count
    from unnest($5::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from sequence_entries entry join sequences s on s.id = entry.sequence_id where entry.post_id = parent.id and s.deleted_at is null) as count
    from unnest($6::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from post_topics filed join wiki_pages w on w.id = filed.topic_id where filed.post_id = parent.id and w.deleted_at is null) as count
    from unnest($7::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (
      select v.post_id as "subjectId", v.axis, v.value from votes v
      where v.voter_id = $8::uuid and v.post_id = any($9::uuid[])) r)::text
;

/* richText.revision, revision.byPost, user.byId, post.drafts */ with rows_1 as materialized (select parent.number as "parentNumber", page.*
    from unnest($1::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId", r.title as "title", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor" from revisions r
      where r.post_id = parent.id
      order by r.version desc limit 21) page) select (select coalesce(json_agg(r), '[]') from (select id, html as "html", markdown as "markdown" from revisions where id = any($2::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from unnest($3::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.title as "title", p.kind as "kind", p.author_id as "authorId", p.author_name as "authorName", p.current_revision_id as "revisionId", p.link_url as "linkUrl", p.score as "score", p.vote_count as "voteCount", p.comment_count as "commentCount", p.published_at as "publishedAt", p.edited_at as "editedAt", p.last_activity_at as "lastActivityAt", p.locked_at is not null as "isLocked", p.deleted_at is not null as "isDeleted", p.hidden_at is not null as "isHidden", coalesce(p.hidden_why = 'HELD', false) as "isHeld", p.accepted_answer_id as "acceptedAnswerId", p.created_at as "createdAt" from posts p
      where p.author_id = parent.id and p.published_at is null and p.deleted_at is null
      order by p.created_at desc, p.id desc limit 101) union all (select p.id as "id", p.slug as "slug", p.title as "title", p.kind as "kind", p.author_id as "authorId", p.author_name as "authorName", p.current_revision_id as "revisionId", p.link_url as "linkUrl", p.score as "score", p.vote_count as "voteCount", p.comment_count as "commentCount", p.published_at as "publishedAt", p.edited_at as "editedAt", p.last_activity_at as "lastActivityAt", p.locked_at is not null as "isLocked", p.deleted_at is not null as "isDeleted", p.hidden_at is not null as "isHidden", coalesce(p.hidden_why = 'HELD', false) as "isHeld", p.accepted_answer_id as "acceptedAnswerId", p.created_at as "createdAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and p.published_at is null and p.deleted_at is null
      order by p.created_at desc, p.id desc limit 101)) merged order by "createdAt" desc, "id" desc limit 101) page) r)::text
;

/* richText.revision, revision.byPost.count, user.byId, revision.byVersion, revision.byVersion */ select (select coalesce(json_agg(r), '[]') from (select id, markdown as "markdown" from revisions where id = any($1::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.id as "parentId", (select count(*) from revisions r where r.post_id = parent.id) as count
    from unnest($2::uuid[]) as parent(id)) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any($3::uuid[]) and true) r)::text,(select coalesce(json_agg(r), '[]') from (with sought as (
        select * from unnest($4::uuid[], $5::integer[]) as s(subject_id, version)
      )
      select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from sought
    join revisions r on r.wiki_page_id = sought.subject_id and r.version = sought.version union all select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from sought
    join revisions r on r.post_id = sought.subject_id and r.version = sought.version) r)::text,(select coalesce(json_agg(r), '[]') from (with sought as (
        select * from unnest($6::uuid[], $7::integer[]) as s(subject_id, version)
      )
      select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId", r.author_name as "authorName", r.title as "title", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor", r.reverts_to_id as "revertsToId", r.created_at as "createdAt" from sought
    join revisions r on r.wiki_page_id = sought.subject_id and r.version = sought.version union all select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId", r.author_name as "authorName", r.title as "title", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor", r.reverts_to_id as "revertsToId", r.created_at as "createdAt" from sought
    join revisions r on r.post_id = sought.subject_id and r.version = sought.version) r)::text
;

/* richText.sequence, user.byId, sequence.entries, post.byId */ with rows_1 as materialized (select parent.number as "parentNumber", page.*
    from unnest($1::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select entry.id, entry.post_id as "postId", entry.position,
          entry.chapter_title as "chapterTitle" from sequence_entries entry join posts p on p.id = entry.post_id
      where entry.sequence_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by entry.position, entry.id limit 21) page) select (select coalesce(json_agg(r), '[]') from (select id, description_html as "html" from sequences where id = any($2::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any($3::uuid[]) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title" from posts p
      where p.id = any(array(select "postId" from rows_1)) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $4::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $5::uuid
  ))) r)::text
;

/* richText.userBio */ select (select coalesce(json_agg(r), '[]') from (select id, bio_html as "html", bio_text as "text" from users where id = any($1::uuid[])) r)::text
;

/* search.highlightComment, search.highlightWikiPage, search.highlightPost, comment.byId, wikiPage.byId, post.byId */ select (select coalesce(json_agg(r), '[]') from (select c.id as id, ts_headline('english', translate(null::text, $1, ''), websearch_to_tsquery('english', $2), $3) as title,
      ts_headline('english', translate(c.text, $4, ''), websearch_to_tsquery('english', $5), $6) as snippet
      from comments c where c.id = any($7::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as id, ts_headline('english', translate(w.title, $8, ''), websearch_to_tsquery('english', $9), $10) as title,
      ts_headline('english', translate(coalesce(r.text, ''), $11, ''), websearch_to_tsquery('english', $12), $13) as snippet
      from wiki_pages w left join revisions r on r.id = w.current_revision_id where w.id = any($14::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as id, ts_headline('english', translate(p.title, $15, ''), websearch_to_tsquery('english', $16), $17) as title,
      ts_headline('english', translate(coalesce(r.text, ''), $18, ''), websearch_to_tsquery('english', $19), $20) as snippet
      from posts p left join revisions r on r.id = p.current_revision_id where p.id = any($21::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($22::uuid[]) and ((c.deleted_at is null and c.hidden_at is null or c.author_id is not distinct from $23::uuid) or c.descendant_count > 0)
    and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $24::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $25::uuid
  )) or w.id is not null and w.deleted_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id" from wiki_pages w
      where w.id = any($26::uuid[]) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any($27::uuid[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $28::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $29::uuid
  ))) r)::text
;

/* seed.countReply */ 
        with recursive ancestors as (
          select id, parent_id from comments where id = $1::uuid
          union all
          select c.id, c.parent_id from comments c join ancestors a on c.id = a.parent_id
        )
        update comments c
        set descendant_count = c.descendant_count + 1,
          reply_count = c.reply_count + (c.id = $2::uuid)::int
        from ancestors a
        where c.id = a.id
;

/* sequence.all, user.all, wikiPage.all, comment.all, search.all, post.all */ select (select coalesce(json_agg(r), '[]') from (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequences s
      where s.deleted_at is null
      order by s.created_at desc, s.id desc limit 101) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.karma as "karma" from users u
      where true
      order by u.karma desc, u.id desc limit 101) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.sort_title as "sortTitle" from wiki_pages w
      where w.deleted_at is null
      order by w.sort_title, w.id limit 101) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id", c.created_at as "createdAt" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      order by c.created_at desc, c.id desc limit 101) r)::text,(select coalesce(json_agg(r), '[]') from (select * from ((select $1::text as kind, candidate.id, candidate.rank, $2::text as query from (select found.id, ts_rank(found.search, asked.words) as rank
    from (
      select websearch_to_tsquery('english', $3) as words, max(moment) as newest, min(moment) as recent,
        (select min(joined_at) from users) as oldest
      from (
        select joined_at as moment from users
        where joined_at is not null
        order by joined_at desc limit 500
      ) newest
    ) asked
    cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
    cross join lateral (
      select u.id, u.search
      from (
        select * from (
          select * from users where search @@ asked.words and search @@ span offset 0
        ) fitting
        order by joined_at desc, id desc
      ) u 
      where true
      limit 500
    ) found
    where numnode(asked.words) > 0
    limit 500) candidate
      where true
      order by candidate.rank desc, candidate.id desc limit 101) union all (select $4::text as kind, candidate.id, candidate.rank, $5::text as query from (select found.id, ts_rank(found.search, asked.words) as rank
    from (
      select websearch_to_tsquery('english', $6) as words, max(moment) as newest, min(moment) as recent,
        (select min(published_at) from posts) as oldest
      from (
        select published_at as moment from posts
        where published_at is not null
        order by published_at desc limit 500
      ) newest
    ) asked
    cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
    cross join lateral (
      select p.id, p.search
      from (
        select * from (
          select * from posts where search @@ asked.words and search @@ span offset 0
        ) fitting
        order by published_at desc, id desc
      ) p 
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      limit 500
    ) found
    where numnode(asked.words) > 0
    limit 500) candidate
      where true
      order by candidate.rank desc, candidate.id desc limit 101) union all (select $7::text as kind, candidate.id, candidate.rank, $8::text as query from (select found.id, ts_rank(found.search, asked.words) as rank
    from (
      select websearch_to_tsquery('english', $9) as words, max(moment) as newest, min(moment) as recent,
        (select min(created_at) from comments) as oldest
      from (
        select created_at as moment from comments
        where created_at is not null
        order by created_at desc limit 500
      ) newest
    ) asked
    cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
    cross join lateral (
      select c.id, c.search
      from (
        select * from (
          select * from comments where search @@ asked.words and search @@ span offset 0
        ) fitting
        order by created_at desc, id desc
      ) c 
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
      where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      limit 500
    ) found
    where numnode(asked.words) > 0
    limit 500) candidate
      where true
      order by candidate.rank desc, candidate.id desc limit 101) union all (select $10::text as kind, candidate.id, candidate.rank, $11::text as query from (select found.id, ts_rank(found.search, asked.words) as rank
    from (
      select websearch_to_tsquery('english', $12) as words, max(moment) as newest, min(moment) as recent,
        (select min(created_at) from wiki_pages) as oldest
      from (
        select created_at as moment from wiki_pages
        where created_at is not null
        order by created_at desc limit 500
      ) newest
    ) asked
    cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
    cross join lateral (
      select w.id, w.search
      from (
        select * from (
          select * from wiki_pages where search @@ asked.words and search @@ span offset 0
        ) fitting
        order by created_at desc, id desc
      ) w 
      where w.deleted_at is null
      limit 500
    ) found
    where numnode(asked.words) > 0
    limit 500) candidate
      where true
      order by candidate.rank desc, candidate.id desc limit 101)) merged order by "rank" desc, "id" desc limit 101) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from posts p
      where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 101) r)::text
;

/* sequence.byId */ select (select coalesce(json_agg(r), '[]') from (select s.id as "id", s.slug as "slug", s.title as "title", s.sort_title as "sortTitle", s.description_html is not null as "hasDescription", s.author_id as "authorId", s.author_name as "authorName", s.created_at as "createdAt", s.deleted_at is not null as "isDeleted" from sequences s
      where s.id = any($1::uuid[]) and (s.deleted_at is null or s.author_id = $2::uuid)) r)::text
;

/* sequence.byId, sequence.entries, post.byId */ with rows_1 as materialized (select s.id as "id", s.slug as "slug" from sequences s
      where s.id = any($1::uuid[]) and s.deleted_at is null),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select entry.id, entry.post_id as "postId", entry.position,
          entry.chapter_title as "chapterTitle" from sequence_entries entry join posts p on p.id = entry.post_id
      where entry.sequence_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and (entry.position, entry.id) > ($2::integer, $3::uuid)
      order by entry.position, entry.id limit 21) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any(array(select "postId" from rows_2)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) r)::text
;

/* sequence.byId, user.byId, sequence.entries, post.byId, post.bySequence */ with rows_1 as materialized (select s.id as "id", s.slug as "slug", s.description_html is not null as "hasDescription", s.author_id as "authorId" from sequences s
      where s.id = any($1::uuid[]) and (s.deleted_at is null or s.author_id = $2::uuid)),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select entry.id, entry.post_id as "postId", entry.position,
          entry.chapter_title as "chapterTitle" from sequence_entries entry join posts p on p.id = entry.post_id
      where entry.sequence_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by entry.position, entry.id limit 101) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any(array(select "postId" from rows_2)) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $3::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $4::uuid
  ))) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select p.id as "id", p.slug as "slug", entry.position from sequence_entries entry join posts p on p.id = entry.post_id
      where entry.sequence_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by entry.position, entry.post_id limit 101) page) r)::text
;

/* sequence.bySlug, user.byId, post.bySequence, sequence.entries, post.byId, post.bySlug, sequence.byPost */ with rows_1 as materialized (select s.id as "id", s.slug as "slug", s.description_html is not null as "hasDescription", s.author_id as "authorId" from sequences s
      where s.slug = any($1::text[]) and s.deleted_at is null),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select entry.id, entry.post_id as "postId", entry.position,
          entry.chapter_title as "chapterTitle" from sequence_entries entry join posts p on p.id = entry.post_id
      where entry.sequence_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by entry.position, entry.id limit 21) page),rows_3 as materialized (select p.id as "id", p.slug as "slug" from posts p
      where p.slug = any($2::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_1)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select p.id as "id", p.slug as "slug", p.title as "title", entry.position from sequence_entries entry join posts p on p.id = entry.post_id
      where entry.sequence_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by entry.position, entry.post_id limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title" from posts p
      where p.id = any(array(select "postId" from rows_2)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_3) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequence_entries entry join sequences s on s.id = entry.sequence_id
      where entry.post_id = parent.id and s.deleted_at is null
      order by s.created_at desc, s.id desc limit 21) page) r)::text
;

/* sequence.entry, user.byId, sequence.entries, post.byId */ with rows_1 as materialized (select parent.number as "parentNumber", page.*
    from unnest($1::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select entry.id, entry.post_id as "postId", entry.position,
          entry.chapter_title as "chapterTitle" from sequence_entries entry join posts p on p.id = entry.post_id
      where entry.sequence_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by entry.position, entry.id limit 21) page) select (select coalesce(json_agg(r), '[]') from (select entry.id, entry.post_id as "postId", entry.position,
        entry.chapter_title as "chapterTitle"
      from sequence_entries entry join posts p on p.id = entry.post_id
      where entry.sequence_id = $2::uuid and entry.post_id = $3::uuid
        and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any($4::uuid[]) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug", p.title as "title" from posts p
      where p.id = any(array(select "postId" from rows_1)) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $5::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $6::uuid
  ))) r)::text
;

/* sequence.keepOrder */ 
      update sequence_entries e set position = n.position, chapter_title = n.chapter_title
      from json_to_recordset($1::json)
        as n(post_id uuid, position integer, chapter_title text)
      where e.sequence_id = $2::uuid and e.post_id = n.post_id
        and (e.position, e.chapter_title) is distinct from (n.position, n.chapter_title)
;

/* sequence.placed */ select (select coalesce(json_agg(r), '[]') from (select e.post_id as "postId", e.chapter_title as "chapterTitle"
      from sequence_entries e where e.sequence_id = $1::uuid
      order by e.position, e.post_id) r)::text as rows
;

/* upkeep.check a reply stands where the comment stands that it answers */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      select c.id from comments c
      join comments a on a.id = c.parent_id
      where (a.post_id, a.wiki_page_id) is distinct from (c.post_id, c.wiki_page_id)) v) r)::text
;

/* upkeep.check a version reverts to an earlier one of the same text */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      select r.id from revisions r
      join revisions e on e.id = r.reverts_to_id
      where (e.post_id, e.wiki_page_id) is distinct from (r.post_id, r.wiki_page_id)
        or e.version >= r.version) v) r)::text
;

/* upkeep.check an accepted answer is an answer on the post that accepted it */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      select p.id from posts p
      join comments c on c.id = p.accepted_answer_id
      where c.post_id is distinct from p.id or not c.is_answer) v) r)::text
;

/* upkeep.check entries of a sequence have a position each */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      select e.sequence_id as id from sequence_entries e
      group by e.sequence_id, e.position
      having count(*) > 1) v) r)::text
;

/* upkeep.check every published post has a text */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      select p.id from posts p
      where p.published_at is not null
        and not exists (select from revisions r where r.post_id = p.id)) v) r)::text
;

/* upkeep.check every thread begins at a comment that answers none */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      with recursive reachable as (
        select c.id from comments c where c.parent_id is null
        union
        select c.id from comments c join reachable a on a.id = c.parent_id
      )
      select c.id from comments c where not exists (select from reachable a where a.id = c.id)) v) r)::text
;

/* upkeep.check no page has a slug that another one had before */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      select w.id from wiki_pages w
      where exists (
        select from wiki_pages o where o.former_slugs @> array[w.slug]::text[] and o.id <> w.id
      )) v) r)::text
;

/* upkeep.check nobody is called by a word that stands in URLs */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      select u.id from users u where u.username = any($1::text[])) v) r)::text
;

/* upkeep.check nobody is called what somebody else was called before */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      select u.id from users u
      where exists (
        select from users o where o.former_usernames @> array[u.username]::text[] and o.id <> u.id
      )) v) r)::text
;

/* upkeep.check versions of a text are numbered 1, 2, 3, … without gaps */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (
      select coalesce(r.post_id, r.wiki_page_id) as id
      from revisions r
      group by r.post_id, r.wiki_page_id
      having min(r.version) <> 1 or max(r.version) <> count(*)) v) r)::text
;

/* upkeep.contributorShares */ select (select coalesce(json_agg(r), '[]') from (
      select
        coalesce((
          select json_agg(json_build_object(
            'id', c.id, 'authorId', c.author_id, 'authorName', c.author_name,
            'survivingChars', c.surviving_chars
          ))
          from wiki_contributors c
          where c.wiki_page_id = $1::uuid
        ), '[]') as contributors,
        (
          select r.id from revisions r
          where r.wiki_page_id = $2::uuid and r.id <> $3::uuid
            and r.markdown = $4
          order by r.version desc
          limit 1
        ) as "sameTextId") r)::text as rows
;

/* upkeep.countContribution */ 
        update wiki_contributors c
        set author_name = $1, contribution_count = c.contribution_count + 1,
          chars_added = c.chars_added + $2::int,
          chars_removed = c.chars_removed + $3::int,
          last_at = greatest(c.last_at, $4::timestamptz)
        where c.id = $5::uuid
;

/* upkeep.countWrong comments.depth, root_id */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from comments t
      join (
    with recursive thread as (
      select c.id, 0 as depth, null::uuid as root_id, c.id as top_id
      from comments c
      where c.parent_id is null and true
      union all
      select c.id, t.depth + 1, t.top_id, t.top_id
      from comments c
      join thread t on c.parent_id = t.id
    )
    select id, depth, root_id from thread) e using (id)
      where true and (t.depth, t.root_id) is distinct from (e.depth, e.root_id)) r)::text
;

/* upkeep.countWrong comments.reply_count, descendant_count */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from comments t
      join (
    with recursive above as (
      select c.id, c.parent_id as ancestor_id
      from comments c
      where c.parent_id is not null and c.deleted_at is null and c.hidden_at is null
        and true
      union
      select a.id, c.parent_id
      from above a
      join comments c on c.id = a.ancestor_id
      where c.parent_id is not null
    ),
    descendants as (
      select ancestor_id as id, count(*)::int as number from above group by ancestor_id
    ),
    replies as (
      select c.parent_id as id, count(*)::int as number
      from comments c
      left join descendants d on d.id = c.id
      where c.parent_id is not null 
        and (c.deleted_at is null and c.hidden_at is null or d.number > 0)
        and true
      group by c.parent_id
    )
    select c.id, coalesce(r.number, 0) as reply_count, coalesce(d.number, 0) as descendant_count
    from comments c
    left join replies r on r.id = c.id
    left join descendants d on d.id = c.id
    where true) e using (id)
      where true and (t.reply_count, t.descendant_count) is distinct from (e.reply_count, e.descendant_count)) r)::text
;

/* upkeep.countWrong comments.score, vote_count, agreement_score */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from comments t
      join (
    select v.comment_id as id,
      coalesce(sum(v.value) filter (where v.axis = 'KARMA'), 0)::int as score,
      (count(*) filter (where v.axis = 'KARMA'))::int as vote_count,
      coalesce(sum(v.value) filter (where v.axis = 'AGREEMENT'), 0)::int as agreement_score
    from votes v
    where v.comment_id is not null and not exists (select from origins o where o.our_id = v.comment_id)
    group by v.comment_id) e using (id)
      where true and (t.score, t.vote_count, t.agreement_score) is distinct from (e.score, e.vote_count, e.agreement_score)) r)::text
;

/* upkeep.countWrong post_topics: copied sort keys */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from post_topics t
      join (
    select pt.post_id, pt.topic_id, p.published_at, p.score, p.last_activity_at
    from post_topics pt
    join posts p on p.id = pt.post_id
    where true) e using (post_id, topic_id)
      where true and (t.published_at, t.score, t.last_activity_at) is distinct from (e.published_at, e.score, e.last_activity_at)) r)::text
;

/* upkeep.countWrong posts.comment_count */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from posts t
      join (
    select p.id, (
      select count(*)::int from comments c
      where c.post_id = p.id and c.deleted_at is null and c.hidden_at is null
    ) as comment_count
    from posts p
    where true) e using (id)
      where true and (t.comment_count) is distinct from (e.comment_count)) r)::text
;

/* upkeep.countWrong posts.current_revision_id */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from posts t
      join (
    select p.id, (
      select r.id from revisions r where r.post_id = p.id order by r.version desc limit 1
    ) as current_revision_id
    from posts p
    where true) e using (id)
      where true and (t.current_revision_id) is distinct from (e.current_revision_id)) r)::text
;

/* upkeep.countWrong posts.last_activity_at */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from posts t
      join (
    select p.id, greatest(
      p.last_activity_at,
      (select c.created_at from comments c
        where c.post_id = p.id and c.deleted_at is null and c.hidden_at is null
        order by c.created_at desc, c.id desc limit 1),
      (select r.created_at from revisions r
        where r.post_id = p.id order by r.version desc limit 1)
    ) as last_activity_at
    from posts p
    where true) e using (id)
      where true and (t.last_activity_at) is distinct from (e.last_activity_at)) r)::text
;

/* upkeep.countWrong posts.score, vote_count */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from posts t
      join (
    select v.post_id as id, sum(v.value)::int as score, count(*)::int as vote_count
    from votes v
    where v.post_id is not null and v.axis = 'KARMA' and not exists (select from origins o where o.our_id = v.post_id)
    group by v.post_id) e using (id)
      where true and (t.score, t.vote_count) is distinct from (e.score, e.vote_count)) r)::text
;

/* upkeep.countWrong users.karma */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from users t
      join (
    select coalesce(p.author_id, c.author_id) as id, sum(v.value)::int as karma
    from votes v
    left join posts p on p.id = v.post_id
    left join comments c on c.id = v.comment_id
    where v.axis = 'KARMA' and coalesce(p.author_id, c.author_id) is not null
      and not exists (select from origins o where o.our_id = coalesce(p.author_id, c.author_id))
    group by 1) e using (id)
      where true and (t.karma) is distinct from (e.karma)) r)::text
;

/* upkeep.countWrong users: counts of what they wrote */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from users t
      join (
    select u.id,
      coalesce(posts.number, 0)::int as post_count,
      coalesce(comments.number, 0)::int as comment_count,
      coalesce(contributions.number, 0)::int as wiki_contribution_count,
      coalesce(sequences.number, 0)::int as sequence_count
    from users u
    left join (
      select wrote.author_id, count(*) as number
      from (
        select p.author_id, p.id from posts p
        where p.published_at is not null and p.deleted_at is null and p.hidden_at is null
        union
        select together.user_id, p.id from post_coauthors together
        join posts p on p.id = together.post_id and together.accepted_at is not null
        where p.published_at is not null and p.deleted_at is null and p.hidden_at is null
      ) wrote
      group by wrote.author_id
    ) posts on posts.author_id = u.id
    left join (
      select c.author_id, count(*) as number
      from comments c
      left join posts p on p.id = c.post_id
      left join wiki_pages w on w.id = c.wiki_page_id
      where c.deleted_at is null and c.hidden_at is null and (
        p.published_at is not null and p.deleted_at is null and p.hidden_at is null
        or w.id is not null and w.deleted_at is null
      )
      group by c.author_id
    ) comments on comments.author_id = u.id
    left join (
      select r.author_id, count(*) as number
      from revisions r
      join wiki_pages w on w.id = r.wiki_page_id
      where w.deleted_at is null
      group by r.author_id
    ) contributions on contributions.author_id = u.id
    left join (
      select s.author_id, count(*) as number
      from sequences s
      where s.deleted_at is null
      group by s.author_id
    ) sequences on sequences.author_id = u.id) e using (id)
      where true and (t.post_count, t.comment_count, t.wiki_contribution_count, t.sequence_count) is distinct from (e.post_count, e.comment_count, e.wiki_contribution_count, e.sequence_count)) r)::text
;

/* upkeep.countWrong wiki_pages.contribution_count */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from wiki_pages t
      join (
    select w.id, (
      select count(*)::int from revisions r where r.wiki_page_id = w.id
    ) as contribution_count
    from wiki_pages w
    where true) e using (id)
      where true and (t.contribution_count) is distinct from (e.contribution_count)) r)::text
;

/* upkeep.countWrong wiki_pages.current_revision_id, updated_at */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from wiki_pages t
      join (
    select w.id, r.id as current_revision_id, coalesce(r.created_at, w.created_at) as updated_at
    from wiki_pages w
    left join lateral (
      select r.id, r.created_at
      from revisions r
      where r.wiki_page_id = w.id
      order by r.version desc
      limit 1
    ) r on true
    where true) e using (id)
      where true and (t.current_revision_id, t.updated_at) is distinct from (e.current_revision_id, e.updated_at)) r)::text
;

/* upkeep.countWrong wiki_pages.post_count */ select (select coalesce(json_agg(r), '[]') from (
      select count(*) as wrong
      from wiki_pages t
      join (
    select w.id, (
      select count(*)::int
      from post_topics pt
      join posts p on p.id = pt.post_id
      where pt.topic_id = w.id and p.published_at is not null and p.deleted_at is null
        and p.hidden_at is null
    ) as post_count
    from wiki_pages w
    where true) e using (id)
      where true and (t.post_count) is distinct from (e.post_count)) r)::text
;

/* upkeep.deleteContributors */ delete from wiki_contributors where id = any($1::uuid[])
;

/* upkeep.insertContributors */ 
      insert into wiki_contributors (
        id, wiki_page_id, author_id, author_name, contribution_count, chars_added, chars_removed,
        surviving_chars, first_at, last_at
      )
      select
        id, "pageId", "authorId", "authorName", "contributionCount", "charsAdded",
        "charsRemoved", "survivingChars", "firstAt", "lastAt"
      from json_to_recordset($1::json) as c(
        id uuid, "pageId" uuid, "authorId" uuid, "authorName" text, "contributionCount" int,
        "charsAdded" int, "charsRemoved" int, "survivingChars" int,
        "firstAt" timestamptz, "lastAt" timestamptz
      )
;

/* upkeep.pageContributors */ select (select coalesce(json_agg(r), '[]') from (
      select c.id, c.wiki_page_id as "pageId", c.author_id as "authorId",
        c.author_name as "authorName", c.contribution_count as "contributionCount",
        c.chars_added as "charsAdded", c.chars_removed as "charsRemoved",
        c.surviving_chars as "survivingChars", c.first_at as "firstAt", c.last_at as "lastAt"
      from wiki_contributors c
      where c.wiki_page_id = any($1::uuid[])) r)::text as rows
;

/* upkeep.pageRevisions */ select (select coalesce(json_agg(r), '[]') from (
      select r.id, r.wiki_page_id as "pageId", r.author_id as "authorId", r.author_name as "authorName",
        r.markdown, r.chars_added as "charsAdded", r.chars_removed as "charsRemoved",
        r.created_at as "createdAt"
      from revisions r
      where r.wiki_page_id = any($1::uuid[])
      order by r.wiki_page_id, r.version) r)::text as rows
;

/* upkeep.pages */ select (select coalesce(json_agg(r), '[]') from (
        select w.id from wiki_pages w
        where w.id > $1::uuid
        order by w.id
        limit $2::int) r)::text
;

/* upkeep.setContributorShares */ 
      update wiki_contributors c
      set surviving_chars = s.chars
      from json_to_recordset($1::json) as s(id uuid, chars int)
      where c.id = s.id
;

/* upkeep.setRight comments.depth, root_id */ 
      update comments t
      set depth = e.depth, root_id = e.root_id
      from (
    with recursive thread as (
      select c.id, 0 as depth, null::uuid as root_id, c.id as top_id
      from comments c
      where c.parent_id is null and true
      union all
      select c.id, t.depth + 1, t.top_id, t.top_id
      from comments c
      join thread t on c.parent_id = t.id
    )
    select id, depth, root_id from thread) e
      where t.id = e.id and true and (t.depth, t.root_id) is distinct from (e.depth, e.root_id)
;

/* upkeep.setRight comments.reply_count, descendant_count */ 
      update comments t
      set reply_count = e.reply_count, descendant_count = e.descendant_count
      from (
    with recursive above as (
      select c.id, c.parent_id as ancestor_id
      from comments c
      where c.parent_id is not null and c.deleted_at is null and c.hidden_at is null
        and true
      union
      select a.id, c.parent_id
      from above a
      join comments c on c.id = a.ancestor_id
      where c.parent_id is not null
    ),
    descendants as (
      select ancestor_id as id, count(*)::int as number from above group by ancestor_id
    ),
    replies as (
      select c.parent_id as id, count(*)::int as number
      from comments c
      left join descendants d on d.id = c.id
      where c.parent_id is not null 
        and (c.deleted_at is null and c.hidden_at is null or d.number > 0)
        and true
      group by c.parent_id
    )
    select c.id, coalesce(r.number, 0) as reply_count, coalesce(d.number, 0) as descendant_count
    from comments c
    left join replies r on r.id = c.id
    left join descendants d on d.id = c.id
    where true) e
      where t.id = e.id and true and (t.reply_count, t.descendant_count) is distinct from (e.reply_count, e.descendant_count)
;

/* upkeep.setRight post_topics: copied sort keys */ 
      update post_topics t
      set published_at = e.published_at, score = e.score, last_activity_at = e.last_activity_at
      from (
    select pt.post_id, pt.topic_id, p.published_at, p.score, p.last_activity_at
    from post_topics pt
    join posts p on p.id = pt.post_id
    where true) e
      where t.post_id = e.post_id and t.topic_id = e.topic_id and true and (t.published_at, t.score, t.last_activity_at) is distinct from (e.published_at, e.score, e.last_activity_at)
;

/* upkeep.setRight posts.comment_count */ 
      update posts t
      set comment_count = e.comment_count
      from (
    select p.id, (
      select count(*)::int from comments c
      where c.post_id = p.id and c.deleted_at is null and c.hidden_at is null
    ) as comment_count
    from posts p
    where true) e
      where t.id = e.id and true and (t.comment_count) is distinct from (e.comment_count)
;

/* upkeep.setRight posts.current_revision_id */ 
      update posts t
      set current_revision_id = e.current_revision_id
      from (
    select p.id, (
      select r.id from revisions r where r.post_id = p.id order by r.version desc limit 1
    ) as current_revision_id
    from posts p
    where true) e
      where t.id = e.id and true and (t.current_revision_id) is distinct from (e.current_revision_id)
;

/* upkeep.setRight posts.last_activity_at */ 
      update posts t
      set last_activity_at = e.last_activity_at
      from (
    select p.id, greatest(
      p.last_activity_at,
      (select c.created_at from comments c
        where c.post_id = p.id and c.deleted_at is null and c.hidden_at is null
        order by c.created_at desc, c.id desc limit 1),
      (select r.created_at from revisions r
        where r.post_id = p.id order by r.version desc limit 1)
    ) as last_activity_at
    from posts p
    where true) e
      where t.id = e.id and true and (t.last_activity_at) is distinct from (e.last_activity_at)
;

/* upkeep.setRight users.karma */ 
      update users t
      set karma = e.karma
      from (
    select coalesce(p.author_id, c.author_id) as id, sum(v.value)::int as karma
    from votes v
    left join posts p on p.id = v.post_id
    left join comments c on c.id = v.comment_id
    where v.axis = 'KARMA' and coalesce(p.author_id, c.author_id) is not null
      and not exists (select from origins o where o.our_id = coalesce(p.author_id, c.author_id))
    group by 1) e
      where t.id = e.id and true and (t.karma) is distinct from (e.karma)
;

/* upkeep.setRight wiki_pages.contribution_count */ 
      update wiki_pages t
      set contribution_count = e.contribution_count
      from (
    select w.id, (
      select count(*)::int from revisions r where r.wiki_page_id = w.id
    ) as contribution_count
    from wiki_pages w
    where true) e
      where t.id = e.id and true and (t.contribution_count) is distinct from (e.contribution_count)
;

/* upkeep.setRight wiki_pages.current_revision_id, updated_at */ 
      update wiki_pages t
      set current_revision_id = e.current_revision_id, updated_at = e.updated_at
      from (
    select w.id, r.id as current_revision_id, coalesce(r.created_at, w.created_at) as updated_at
    from wiki_pages w
    left join lateral (
      select r.id, r.created_at
      from revisions r
      where r.wiki_page_id = w.id
      order by r.version desc
      limit 1
    ) r on true
    where true) e
      where t.id = e.id and true and (t.current_revision_id, t.updated_at) is distinct from (e.current_revision_id, e.updated_at)
;

/* upkeep.setRight wiki_pages.post_count */ 
      update wiki_pages t
      set post_count = e.post_count
      from (
    select w.id, (
      select count(*)::int
      from post_topics pt
      join posts p on p.id = pt.post_id
      where pt.topic_id = w.id and p.published_at is not null and p.deleted_at is null
        and p.hidden_at is null
    ) as post_count
    from wiki_pages w
    where true) e
      where t.id = e.id and true and (t.post_count) is distinct from (e.post_count)
;

/* user.all */ select (select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.karma as "karma" from users u
      where true and (starts_with(u.username, $1) or starts_with(lower(u.display_name collate "und-x-icu"), $2))
      order by u.karma desc, u.id desc limit 21) r)::text
;

/* user.all */ select (select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.karma as "karma" from users u
      where true and u.joined_at < $1::timestamptz
      order by u.karma desc, u.id desc limit 21) r)::text
;

/* user.all */ select (select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.karma as "karma" from users u
      where true and u.joined_at >= $1::timestamptz
      order by u.karma desc, u.id desc limit 21) r)::text
;

/* user.all */ select (select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.karma as "karma" from users u
      where true and u.karma >= $1
      order by u.karma desc, u.id desc limit 21) r)::text
;

/* user.all */ select (select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.karma as "karma" from users u
      where true and u.role::text = any($1::text[])
      order by u.karma desc, u.id desc limit 21) r)::text
;

/* user.all.count, user.all */ select (select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from users u where true) as count) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.joined_at as "joinedAt" from users u
      where true
      order by u.joined_at desc, u.id desc limit 101) r)::text
;

/* user.all.count, user.all */ select (select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from users u where true) as count) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.joined_at as "joinedAt" from users u
      where true
      order by u.joined_at, u.id limit 101) r)::text
;

/* user.byId, comment.byAuthor, contribution.byUser, post.byAuthor, sequence.byAuthor, revision.byAuthor */ with rows_1 as materialized (select u.id as "id", u.bio_html is not null as "hasBio", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount" from users u
      where u.id = any($1::uuid[]) and true) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      order by c.created_at desc, c.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select 'Post' as kind, p.id, p.published_at as at from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 101) union all (select 'Comment' as kind, c.id, c.created_at as at from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      order by c.created_at desc, c.id desc limit 101) union all (select 'WikiContribution' as kind, r.id, r.created_at as at from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
      order by r.created_at desc, r.id desc limit 101)) merged order by "at" desc, "id" desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 101) union all (select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 101)) merged order by "publishedAt" desc, "id" desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequences s
      where s.author_id = parent.id and s.deleted_at is null
      order by s.created_at desc, s.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.created_at as "createdAt" from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
      order by r.created_at desc, r.id desc limit 101) page) r)::text
;

/* user.byId, post.byAuthor */ with rows_1 as materialized (select u.id as "id", u.post_count as "postCount" from users u
      where u.id = any($1::uuid[]) and true) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.last_activity_at as "lastActivityAt" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.last_activity_at desc, p.id desc limit 101) union all (select p.id as "id", p.slug as "slug", p.last_activity_at as "lastActivityAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.last_activity_at desc, p.id desc limit 101)) merged order by "lastActivityAt" desc, "id" desc limit 101) page) r)::text
;

/* user.byId, post.byAuthor */ with rows_1 as materialized (select u.id as "id", u.post_count as "postCount" from users u
      where u.id = any($1::uuid[]) and true) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at, p.id limit 101) union all (select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at, p.id limit 101)) merged order by "publishedAt", "id" limit 101) page) r)::text
;

/* user.byId, post.byAuthor */ with rows_1 as materialized (select u.id as "id", u.post_count as "postCount" from users u
      where u.id = any($1::uuid[]) and true) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.score as "score" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.score desc, p.id desc limit 101) union all (select p.id as "id", p.slug as "slug", p.score as "score" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.score desc, p.id desc limit 101)) merged order by "score" desc, "id" desc limit 101) page) r)::text
;

/* user.byId, post.byId, revision.byId, wikiPage.byId, revision.byId, comment.byId, sequence.byId, report.byId, moderation.byId, notification.byId */ select (select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any($1::uuid[]) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any($2::uuid[]) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id
      where r.id = any($3::uuid[]) and (p.id is not null and true or w.id is not null and true)) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id" from wiki_pages w
      where w.id = any($4::uuid[]) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id
      where r.id = any($5::uuid[]) and (p.id is not null and true or w.id is not null and true)) r)::text,(select coalesce(json_agg(r), '[]') from (select c.id as "id" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any($6::uuid[]) and (true or c.descendant_count > 0)
    and (p.id is not null and true or w.id is not null and true)) r)::text,(select coalesce(json_agg(r), '[]') from (select s.id as "id", s.slug as "slug" from sequences s
      where s.id = any($7::uuid[]) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select r.id, r.reporter_id as "reporterId", r.reason, r.created_at as "createdAt",
  r.resolved_at as "resolvedAt", r.resolved_by_id as "resolvedById", r.resolution,
  json_build_object(
    'kind', case when r.user_id is not null then 'User' when r.post_id is not null then 'Post'
      when r.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(r.user_id, r.post_id, r.comment_id, r.wiki_page_id)
  ) as subject from reports r
      where r.id = any($8::uuid[]) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select m.id, m.kind, m.moderator_id as "moderatorId", m.moderator_name as "moderatorName",
  m.reason, m.until, m.created_at as "createdAt", json_build_object(
    'kind', case when m.user_id is not null then 'User' when m.post_id is not null then 'Post'
      when m.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(m.user_id, m.post_id, m.comment_id, m.wiki_page_id)
  ) as subject from moderation_actions m where m.id = any($9::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (
      select k.id, k.created_at as "createdAt", json_build_object(
    'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
      when k.wiki_page_id is not null then 'WikiPage' else 'User' end,
    'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id)
  ) as subject, k.kind, k.actor_id as "actorId", k.read_at as "readAt" from notifications k
      where k.id = any($10::uuid[]) and k.user_id = $11::uuid and case
    when k.post_id is not null then
      exists (select from posts p where p.id = k.post_id and true)
    when k.wiki_page_id is not null then
      exists (
        select from wiki_pages w where w.id = k.wiki_page_id and true
      )
    when k.comment_id is not null then
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = k.comment_id and (true or c.descendant_count > 0)
    and (p.id is not null and true or w.id is not null and true)
      )
    else true
    end and (k.comment_id is null or exists (
    select from comments c where c.id = k.comment_id and true
  ))) r)::text
;

/* user.byId, revision.byAuthor */ with rows_1 as materialized (select u.id as "id", u.wiki_contribution_count as "wikiContributionCount" from users u
      where u.id = any($1::uuid[]) and true) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.created_at as "createdAt" from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
      order by r.created_at desc, r.id desc limit 101) page) r)::text
;

/* user.byId, richText.revision, revision.byVersion, post.byId */ select (select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any($1::uuid[]) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select id, html as "html" from revisions where id = any($2::uuid[])) r)::text,(select coalesce(json_agg(r), '[]') from (with sought as (
        select * from unnest($3::uuid[], $4::integer[]) as s(subject_id, version)
      )
      select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId", r.author_name as "authorName", r.title as "title", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor", r.reverts_to_id as "revertsToId", r.created_at as "createdAt" from sought
    join revisions r on r.wiki_page_id = sought.subject_id and r.version = sought.version union all select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId", r.author_name as "authorName", r.title as "title", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor", r.reverts_to_id as "revertsToId", r.created_at as "createdAt" from sought
    join revisions r on r.post_id = sought.subject_id and r.version = sought.version) r)::text,(select coalesce(json_agg(r), '[]') from (select p.id as "id", p.slug as "slug" from posts p
      where p.id = any($5::uuid[]) and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $6::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $7::uuid
  ))) r)::text
;

/* user.byName */ select (select coalesce(json_agg(r), '[]') from (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.username as "username", u.display_name as "displayName", u.bio_html is not null as "hasBio", u.avatar_url as "avatarUrl" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found) r)::text
;

/* user.byName */ select (select coalesce(json_agg(r), '[]') from (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.username as "username", u.display_name as "displayName", u.karma as "karma", u.role as "role", coalesce(u.banned_until > now(), false) as "isBanned", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.website_url as "websiteUrl", u.location as "location", u.avatar_url as "avatarUrl", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found) r)::text
;

/* user.byName, contribution.byUser */ with rows_1 as materialized (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.display_name as "displayName", u.karma as "karma", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.bio_html as "bioHtml", u.bio_word_count as "bioWordCount" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select 'Post' as kind, p.id, p.published_at as at from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 5) union all (select 'Comment' as kind, c.id, c.created_at as at from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      order by c.created_at desc, c.id desc limit 5) union all (select 'WikiContribution' as kind, r.id, r.created_at as at from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
      order by r.created_at desc, r.id desc limit 5)) merged order by "at" desc, "id" desc limit 5) page) r)::text
;

/* user.byName, contribution.byUser */ with rows_1 as materialized (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.username as "username", u.display_name as "displayName" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select 'Post' as kind, p.id, p.published_at as at from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 31) union all (select 'Comment' as kind, c.id, c.created_at as at from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      order by c.created_at desc, c.id desc limit 31) union all (select 'WikiContribution' as kind, r.id, r.created_at as at from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
      order by r.created_at desc, r.id desc limit 31)) merged order by "at" desc, "id" desc limit 31) page) r)::text
;

/* user.byName, post.byAuthor */ with rows_1 as materialized (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.post_count as "postCount" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and (p.published_at, p.id) < ($2::timestamptz, $3::uuid)
      order by p.published_at desc, p.id desc limit 21) union all (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and (p.published_at, p.id) < ($4::timestamptz, $5::uuid)
      order by p.published_at desc, p.id desc limit 21)) merged order by "publishedAt" desc, "id" desc limit 21) page) r)::text
;

/* user.byName, post.byAuthor, post.bySlug, user.byId */ with rows_1 as materialized (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.post_count as "postCount" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found),rows_2 as materialized (select p.id as "id", p.slug as "slug", p.author_id as "authorId", p.locked_at is not null as "isLocked" from posts p
      where p.slug = any($2::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 2) union all (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 2)) merged order by "publishedAt" desc, "id" desc limit 2) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_2)) and true) r)::text
;

/* user.byName, sequence.byAuthor */ with rows_1 as materialized (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.sequence_count as "sequenceCount" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.created_at as "createdAt" from sequences s
      where s.author_id = parent.id and s.deleted_at is null and (s.created_at, s.id) < ($2::timestamptz, $3::uuid)
      order by s.created_at desc, s.id desc limit 21) page) r)::text
;

/* user.byName, sequence.byAuthor, post.byAuthor, revision.byAuthor, wikiPage.byId, comment.byAuthor, post.byId, user.byId, comment.byId, user.byId */ with rows_1 as materialized (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.display_name as "displayName", u.karma as "karma", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount", u.bio_html as "bioHtml" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.created_at as "createdAt" from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
      order by r.created_at desc, r.id desc limit 101) page),rows_3 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.post_id as "postId", c.parent_id as "parentId", c.score as "score", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      order by c.created_at desc, c.id desc limit 101) page),rows_4 as materialized (select p.id as "id", p.slug as "slug", p.title as "title", p.author_id as "authorId" from posts p
      where p.id = any(array(select "postId" from rows_3)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)),rows_5 as materialized (select c.id as "id", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", (c.deleted_at is null and c.hidden_at is null) as "isReadable", left(c.text, 560) as "opening" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any(array(select "parentId" from rows_3)) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.title as "title", s.created_at as "createdAt" from sequences s
      where s.author_id = parent.id and s.deleted_at is null
      order by s.created_at desc, s.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.title as "title", p.score as "score", p.comment_count as "commentCount", p.published_at as "publishedAt" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 101) union all (select p.id as "id", p.slug as "slug", p.title as "title", p.score as "score", p.comment_count as "commentCount", p.published_at as "publishedAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 101)) merged order by "publishedAt" desc, "id" desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.title as "title" from wiki_pages w
      where w.id = any(array(select "wikiPageId" from rows_2)) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_4) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_4)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_5) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_5)) and true) r)::text
;

/* user.byName, sequence.byAuthor, post.byAuthor, revision.byAuthor, wikiPage.byId, comment.byAuthor, post.byId, user.byId, comment.byId, user.byId */ with rows_1 as materialized (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.display_name as "displayName", u.karma as "karma", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount", u.bio_html as "bioHtml" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.created_at as "createdAt" from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
      order by r.created_at desc, r.id desc limit 11) page),rows_3 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.post_id as "postId", c.parent_id as "parentId", c.score as "score", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and (c.created_at, c.id) < ($2::timestamptz, $3::uuid)
      order by c.created_at desc, c.id desc limit 21) page),rows_4 as materialized (select p.id as "id", p.slug as "slug", p.title as "title", p.author_id as "authorId" from posts p
      where p.id = any(array(select "postId" from rows_3)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)),rows_5 as materialized (select c.id as "id", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", (c.deleted_at is null and c.hidden_at is null) as "isReadable", left(c.text, 560) as "opening" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any(array(select "parentId" from rows_3)) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.title as "title", s.created_at as "createdAt" from sequences s
      where s.author_id = parent.id and s.deleted_at is null
      order by s.created_at desc, s.id desc limit 6) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.title as "title", p.score as "score", p.comment_count as "commentCount", p.published_at as "publishedAt" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 11) union all (select p.id as "id", p.slug as "slug", p.title as "title", p.score as "score", p.comment_count as "commentCount", p.published_at as "publishedAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 11)) merged order by "publishedAt" desc, "id" desc limit 11) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.title as "title" from wiki_pages w
      where w.id = any(array(select "wikiPageId" from rows_2)) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_4) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_4)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_5) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_5)) and true) r)::text
;

/* user.byName, sequence.byAuthor, post.byAuthor, revision.byAuthor, wikiPage.byId, comment.byAuthor, post.byId, user.byId, comment.byId, user.byId */ with rows_1 as materialized (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.display_name as "displayName", u.karma as "karma", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount", u.bio_html as "bioHtml" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.created_at as "createdAt" from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
      order by r.created_at desc, r.id desc limit 2) page),rows_3 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.post_id as "postId", c.parent_id as "parentId", c.score as "score", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      order by c.created_at desc, c.id desc limit 2) page),rows_4 as materialized (select p.id as "id", p.slug as "slug", p.title as "title", p.author_id as "authorId" from posts p
      where p.id = any(array(select "postId" from rows_3)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)),rows_5 as materialized (select c.id as "id", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", (c.deleted_at is null and c.hidden_at is null) as "isReadable", left(c.text, 560) as "opening" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any(array(select "parentId" from rows_3)) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.title as "title", s.created_at as "createdAt" from sequences s
      where s.author_id = parent.id and s.deleted_at is null
      order by s.created_at desc, s.id desc limit 2) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.title as "title", p.score as "score", p.comment_count as "commentCount", p.published_at as "publishedAt" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 2) union all (select p.id as "id", p.slug as "slug", p.title as "title", p.score as "score", p.comment_count as "commentCount", p.published_at as "publishedAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 2)) merged order by "publishedAt" desc, "id" desc limit 2) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.title as "title" from wiki_pages w
      where w.id = any(array(select "wikiPageId" from rows_2)) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_4) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_4)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_5) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_5)) and true) r)::text
;

/* user.byName, sequence.byAuthor, post.byAuthor, revision.byAuthor, wikiPage.byId, comment.byAuthor, post.byId, user.byId, comment.byId, user.byId */ with rows_1 as materialized (select names.name, found.* from unnest($1::text[]) as names(name)
      cross join lateral (
        select u.id as "id", u.display_name as "displayName", u.karma as "karma", u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.post_count as "postCount", u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount", u.sequence_count as "sequenceCount", u.bio_html as "bioHtml" from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and true
        order by u.username = names.name desc, u.id limit 1
      ) found),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.created_at as "createdAt" from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.author_id = parent.id and r.wiki_page_id is not null and w.deleted_at is null
      order by r.created_at desc, r.id desc limit 21) page),rows_3 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.post_id as "postId", c.parent_id as "parentId", c.score as "score", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.html as "html" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.author_id = parent.id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      order by c.created_at desc, c.id desc limit 21) page),rows_4 as materialized (select p.id as "id", p.slug as "slug", p.title as "title", p.author_id as "authorId" from posts p
      where p.id = any(array(select "postId" from rows_3)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)),rows_5 as materialized (select c.id as "id", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", (c.deleted_at is null and c.hidden_at is null) as "isReadable", left(c.text, 560) as "opening" from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
      where c.id = any(array(select "parentId" from rows_3)) and ((c.deleted_at is null and c.hidden_at is null) or c.descendant_count > 0)
    and (p.id is not null and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select s.id as "id", s.slug as "slug", s.title as "title", s.created_at as "createdAt" from sequences s
      where s.author_id = parent.id and s.deleted_at is null
      order by s.created_at desc, s.id desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select * from ((select p.id as "id", p.slug as "slug", p.title as "title", p.score as "score", p.comment_count as "commentCount", p.published_at as "publishedAt" from posts p
      where p.author_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 21) union all (select p.id as "id", p.slug as "slug", p.title as "title", p.score as "score", p.comment_count as "commentCount", p.published_at as "publishedAt" from post_coauthors together join posts p on p.id = together.post_id
      where together.user_id = parent.id and together.accepted_at is not null and p.author_id is distinct from parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by p.published_at desc, p.id desc limit 21)) merged order by "publishedAt" desc, "id" desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.title as "title" from wiki_pages w
      where w.id = any(array(select "wikiPageId" from rows_2)) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_4) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_4)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_5) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username", u.display_name as "displayName" from users u
      where u.id = any(array(select "authorId" from rows_5)) and true) r)::text
;

/* vote.count */ 
      update comments
      set score = score + $1::integer, vote_count = vote_count + $2::integer
      where id = $3::uuid
;

/* vote.count */ 
      update posts
      set score = score + $1::integer, vote_count = vote_count + $2::integer
      where id = $3::uuid
;

/* vote.countAgreement */ 
        update comments set agreement_score = agreement_score + $1::integer
        where id = $2::uuid
;

/* vote.countKarma */ update users set karma = karma + $1::integer where id = $2::uuid
;

/* vote.lockPage */ select (select coalesce(json_agg(r), '[]') from (
      select w.id from wiki_pages w where w.id = (select wiki_page_id from (select c.post_id, c.wiki_page_id from comments c where c.id = $1::uuid) place)
      for no key update) r)::text as rows
;

/* vote.lockPost */ select (select coalesce(json_agg(r), '[]') from (
      select p.id from posts p where p.id = (select post_id from (select c.post_id, c.wiki_page_id from comments c where c.id = $1::uuid) place)
      for no key update) r)::text as rows
;

/* vote.votableComment */ select (select coalesce(json_agg(r), '[]') from (
          select c.author_id as "authorId", c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) as "isShown",
            c.author_id is not distinct from $1::uuid as "isOwn"
          from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id where c.id = $2::uuid) r)::text as rows
;

/* webhooks.advance */ update webhooks set position = $1 where id = $2::uuid
;

/* webhooks.any */ select (select coalesce(json_agg(r), '[]') from (select exists (select from webhooks w where w.is_active) as any) r)::text
;

/* webhooks.insertDeliveries */ insert into webhook_deliveries
          (id, webhook_id, event_id, kind, node_kind, node_id, scope_id, created_at, next_attempt_at)
        select gen_random_uuid(), $1::uuid, e.id, e.kind, e.node_kind, e.node_id, e.scope_id,
          e.created_at, now()
        from events e
        where e.position > $2 and e.position <= $3
          and e.kind = any($4::text[])
        on conflict (webhook_id, event_id) do nothing
;

/* webhooks.lease */ update webhook_deliveries
        set attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $1)
        where id in ($2::uuid,$3::uuid)
;

/* webhooks.list */ select (select coalesce(json_agg(r), '[]') from (select w.id, w.url, w.kinds,
        count(d.id) filter (where d.next_attempt_at is not null) as waiting,
        count(d.id) filter (where d.dead_at is not null) as dead,
        (array_agg(d.last_error order by d.id desc) filter (where d.last_error is not null))[1]
          as "lastError"
      from webhooks w left join webhook_deliveries d on d.webhook_id = w.id
      group by w.id order by w.id) r)::text
;

/* webhooks.lock */ select (select coalesce(json_agg(r), '[]') from (select w.position, w.kinds from webhooks w
        where w.id = $1::uuid for update skip locked) r)::text as rows
;

/* webhooks.markDelivered */ update webhook_deliveries
      set delivered_at = now(), next_attempt_at = null, last_error = null where id = $1::uuid
;

/* webhooks.markFailed */ update webhook_deliveries set last_error = $1,
        dead_at = case when $2 then now() end,
        next_attempt_at = case when not $3
          then now() + make_interval(secs => $4::float8) end
      where id = $5::uuid and delivered_at is null
;

/* webhooks.retryDead */ update webhook_deliveries set attempts = 0, dead_at = null, next_attempt_at = now()
      where webhook_id = $1::uuid and dead_at is not null
;

/* webhooks.selectBehind */ select (select coalesce(json_agg(r), '[]') from (select w.id from webhooks w
      where w.is_active and w.position < (select max(e.position) from events e)) r)::text
;

/* webhooks.selectDue */ select (select coalesce(json_agg(r), '[]') from (select d.id, d.kind, d.node_kind as "nodeKind", d.node_id as "nodeId",
          d.created_at as "createdAt", d.attempts + 1 as attempts, w.url, w.secret
        from webhook_deliveries d join webhooks w on w.id = d.webhook_id
        where d.next_attempt_at <= now() and w.is_active
        order by d.next_attempt_at limit $1 for update of d skip locked) r)::text as rows
;

/* webhooks.selectEvents */ select (select coalesce(json_agg(r), '[]') from (select e.position from events e where e.position > $1
        order by e.position limit $2) r)::text as rows
;

/* wikiPage.all, wikiPage.all, wikiPage.all, wikiPage.all.count */ select (select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.sort_title as "sortTitle" from wiki_pages w
      where w.deleted_at is null and starts_with(w.sort_title, $1)
      order by w.sort_title, w.id limit 21) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.sort_title as "sortTitle" from wiki_pages w
      where w.deleted_at is null and exists (
  select from revisions r where r.id = w.current_revision_id and r.word_count > 0) = $2
      order by w.sort_title, w.id limit 21) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.sort_title as "sortTitle" from wiki_pages w
      where w.deleted_at is null and w.updated_at >= $3::timestamptz
      order by w.sort_title, w.id limit 21) r)::text,(select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from wiki_pages w where w.deleted_at is null and w.post_count >= $4) as count) r)::text
;

/* wikiPage.all.count, wikiPage.all */ select (select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from wiki_pages w where w.deleted_at is null) as count) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.created_at as "createdAt" from wiki_pages w
      where w.deleted_at is null
      order by w.created_at desc, w.id desc limit 101) r)::text
;

/* wikiPage.all.count, wikiPage.all */ select (select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from wiki_pages w where w.deleted_at is null) as count) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.post_count as "postCount" from wiki_pages w
      where w.deleted_at is null
      order by w.post_count desc, w.id desc limit 101) r)::text
;

/* wikiPage.all.count, wikiPage.all */ select (select coalesce(json_agg(r), '[]') from (select null as "parentId", (select count(*) from wiki_pages w where w.deleted_at is null) as count) r)::text,(select coalesce(json_agg(r), '[]') from (select w.id as "id", w.updated_at as "updatedAt" from wiki_pages w
      where w.deleted_at is null
      order by w.updated_at desc, w.id desc limit 101) r)::text
;

/* wikiPage.byId, comment.byWikiPage, revision.byWikiPage, contributor.byWikiPage, user.byId, link.toWikiPage, post.byTopic */ with rows_1 as materialized (select w.id as "id", w.current_revision_id as "revisionId" from wiki_pages w
      where w.id = any($1::uuid[]) and true),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select k.id as "id", k.author_id as "authorId", k.surviving_chars as "survivingChars" from wiki_contributors k
      where k.wiki_page_id = parent.id
      order by k.surviving_chars desc, k.id desc limit 101) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
      where c.wiki_page_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at desc, c.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
      where r.wiki_page_id = parent.id
      order by r.version desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "authorId" from rows_2)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
    'kind', case when l.source_post_id is not null then 'Post'
      when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source from links l
      where l.target_wiki_page_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end
      order by l.created_at desc, l.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from post_topics filed join posts p on p.id = filed.post_id
      where filed.topic_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by filed.published_at desc, filed.post_id desc limit 101) page) r)::text
;

/* wikiPage.byId, comment.byWikiPage, revision.byWikiPage, contributor.byWikiPage, user.byId, link.toWikiPage, post.byTopic */ with rows_1 as materialized (select w.id as "id", w.current_revision_id as "revisionId" from wiki_pages w
      where w.id = any($1::uuid[]) and w.deleted_at is null),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select k.id as "id", k.author_id as "authorId", k.surviving_chars as "survivingChars" from wiki_contributors k
      where k.wiki_page_id = parent.id
      order by k.surviving_chars desc, k.id desc limit 101) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", c.created_at as "createdAt" from comments c
      where c.wiki_page_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at desc, c.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version" from revisions r
      where r.wiki_page_id = parent.id
      order by r.version desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id" from users u
      where u.id = any(array(select "authorId" from rows_2)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
    'kind', case when l.source_post_id is not null then 'Post'
      when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source from links l
      where l.target_wiki_page_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end
      order by l.created_at desc, l.id desc limit 101) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select p.id as "id", p.slug as "slug", p.published_at as "publishedAt" from post_topics filed join posts p on p.id = filed.post_id
      where filed.topic_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by filed.published_at desc, filed.post_id desc limit 101) page) r)::text
;

/* wikiPage.byId, post.byTopic */ with rows_1 as materialized (select w.id as "id" from wiki_pages w
      where w.id = any($1::uuid[]) and w.deleted_at is null) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select p.id as "id", p.slug as "slug", p.last_activity_at as "lastActivityAt" from post_topics filed join posts p on p.id = filed.post_id
      where filed.topic_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by filed.last_activity_at desc, filed.post_id desc limit 101) page) r)::text
;

/* wikiPage.byId, revision.byId */ select (select coalesce(json_agg(r), '[]') from (select w.id as "id", w.slug as "slug", w.title as "title", w.sort_title as "sortTitle", w.current_revision_id as "revisionId", w.post_count as "postCount", w.contribution_count as "contributionCount", w.comment_count as "commentCount", w.created_at as "createdAt", w.updated_at as "updatedAt", w.deleted_at is not null as "isDeleted", w.protected_at is not null as "isProtected" from wiki_pages w
      where w.id = any($1::uuid[]) and w.deleted_at is null) r)::text,(select coalesce(json_agg(r), '[]') from (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId", r.author_name as "authorName", r.title as "title", r.summary as "summary", r.chars_added as "charsAdded", r.chars_removed as "charsRemoved", r.is_minor as "isMinor", r.reverts_to_id as "revertsToId", r.created_at as "createdAt" from revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id
      where r.id = any($2::uuid[]) and (p.id is not null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or p.author_id = $3::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = $4::uuid
  )) or w.id is not null and w.deleted_at is null)) r)::text
;

/* wikiPage.byId, revision.byWikiPage */ with rows_1 as materialized (select w.id as "id" from wiki_pages w
      where w.id = any($1::uuid[]) and w.deleted_at is null) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.markdown as "markdown" from revisions r
      where r.wiki_page_id = parent.id
      order by r.version desc limit 2) page) r)::text
;

/* wikiPage.byPost, wikiPage.byPost */ select (select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from unnest($1::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select w.id as "id", filed.relevance from post_topics filed join wiki_pages w on w.id = filed.topic_id
      where filed.post_id = parent.id and w.deleted_at is null
      order by filed.relevance desc, w.id desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from unnest($2::uuid[]) with ordinality as parent(id, number)
    cross join lateral (select w.id as "id", w.slug as "slug", w.title as "title", w.sort_title as "sortTitle", w.current_revision_id as "revisionId", w.post_count as "postCount", w.contribution_count as "contributionCount", w.comment_count as "commentCount", w.created_at as "createdAt", w.updated_at as "updatedAt", w.deleted_at is not null as "isDeleted", w.protected_at is not null as "isProtected", filed.relevance from post_topics filed join wiki_pages w on w.id = filed.topic_id
      where filed.post_id = parent.id and w.deleted_at is null
      order by filed.relevance desc, w.id desc limit 101) page) r)::text
;

/* wikiPage.bySlug, contributor.byWikiPage, user.byId, contributor.byWikiPage, user.byId */ with rows_1 as materialized (select sought.slug as "soughtSlug", found.* from unnest($1::text[]) as sought(slug)
      cross join lateral (
        select w.id as "id" from wiki_pages w
        where (w.slug = sought.slug or w.former_slugs @> array[sought.slug])
          and w.deleted_at is null
        order by w.slug = sought.slug desc, w.id limit 1
      ) found),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select k.id as "id", k.author_id as "authorId", k.surviving_chars as "survivingChars", k.surviving_chars::float8 / greatest(1, (
  select sum(every.surviving_chars) from wiki_contributors every
  where every.wiki_page_id = parent.id
)) as "share" from wiki_contributors k
      where k.wiki_page_id = parent.id
      order by k.surviving_chars desc, k.id desc limit 21) page),rows_3 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select k.id as "id", k.author_id as "authorId", k.contribution_count as "contributionCount" from wiki_contributors k
      where k.wiki_page_id = parent.id
      order by k.contribution_count desc, k.id desc limit 21) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_2)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_3)) and true) r)::text
;

/* wikiPage.bySlug, post.byTopic, post.byTopic, post.bySlug, wikiPage.byPost */ with rows_1 as materialized (select sought.slug as "soughtSlug", found.* from unnest($1::text[]) as sought(slug)
      cross join lateral (
        select w.id as "id" from wiki_pages w
        where (w.slug = sought.slug or w.former_slugs @> array[sought.slug])
          and w.deleted_at is null
        order by w.slug = sought.slug desc, w.id limit 1
      ) found),rows_2 as materialized (select p.id as "id", p.slug as "slug" from posts p
      where p.slug = any($2::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select p.id as "id", p.slug as "slug", p.title as "title", p.score as "score" from post_topics filed join posts p on p.id = filed.post_id
      where filed.topic_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by filed.score desc, filed.post_id desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select p.id as "id", p.slug as "slug", p.title as "title", p.published_at as "publishedAt" from post_topics filed join posts p on p.id = filed.post_id
      where filed.topic_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by filed.published_at, filed.post_id limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_2) parent
    cross join lateral (select w.id as "id", w.slug as "slug", filed.relevance from post_topics filed join wiki_pages w on w.id = filed.topic_id
      where filed.post_id = parent.id and w.deleted_at is null
      order by filed.relevance desc, w.id desc limit 21) page) r)::text
;

/* wikiPage.bySlug, revision.byWikiPage, user.byId, contributor.byWikiPage, user.byId, link.toWikiPage */ with rows_1 as materialized (select sought.slug as "soughtSlug", found.* from unnest($1::text[]) as sought(slug)
      cross join lateral (
        select w.id as "id", w.slug as "slug", w.title as "title", w.current_revision_id as "revisionId" from wiki_pages w
        where (w.slug = sought.slug or w.former_slugs @> array[sought.slug])
          and w.deleted_at is null
        order by w.slug = sought.slug desc, w.id limit 1
      ) found),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId" from revisions r
      where r.wiki_page_id = parent.id
      order by r.version desc limit 21) page),rows_3 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select k.id as "id", k.author_id as "authorId", k.surviving_chars as "survivingChars", k.surviving_chars::float8 / greatest(1, (
  select sum(every.surviving_chars) from wiki_contributors every
  where every.wiki_page_id = parent.id
)) as "share" from wiki_contributors k
      where k.wiki_page_id = parent.id
      order by k.surviving_chars desc, k.id desc limit 21) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_2)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_3)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
    'kind', case when l.source_post_id is not null then 'Post'
      when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source from links l
      where l.target_wiki_page_id = parent.id and case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null))
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and w.deleted_at is null)
    else
      exists (
        select from comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id
        where c.id = l.source_comment_id and c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null)
      )
    end
      order by l.created_at desc, l.id desc limit 21) page) r)::text
;

/* wikiPage.bySlug, revision.byWikiPage, user.byId, contributor.byWikiPage, user.byId, post.byTopic, comment.byWikiPage, user.byId */ with rows_1 as materialized (select sought.slug as "soughtSlug", found.* from unnest($1::text[]) as sought(slug)
      cross join lateral (
        select w.id as "id", w.title as "title", w.current_revision_id as "revisionId", w.post_count as "postCount" from wiki_pages w
        where (w.slug = sought.slug or w.former_slugs @> array[sought.slug])
          and w.deleted_at is null
        order by w.slug = sought.slug desc, w.id limit 1
      ) found),rows_2 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select r.id as "id", r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.version as "version", r.author_id as "authorId", r.summary as "summary", r.chars_added as "charsAdded", r.is_minor as "isMinor" from revisions r
      where r.wiki_page_id = parent.id
      order by r.version desc limit 6) page),rows_3 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select k.id as "id", k.author_id as "authorId", k.contribution_count as "contributionCount", k.surviving_chars as "survivingChars", k.surviving_chars::float8 / greatest(1, (
  select sum(every.surviving_chars) from wiki_contributors every
  where every.wiki_page_id = parent.id
)) as "share" from wiki_contributors k
      where k.wiki_page_id = parent.id
      order by k.surviving_chars desc, k.id desc limit 21) page),rows_4 as materialized (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select c.id as "id", case when (c.deleted_at is null and c.hidden_at is null) then c.author_id end as "authorId", c.created_at as "createdAt", (c.deleted_at is null and c.hidden_at is null) as "isReadable", c.text as "text" from comments c
      where c.wiki_page_id = parent.id and (c.deleted_at is null and c.hidden_at is null or c.descendant_count > 0)
      order by c.created_at desc, c.id desc limit 21) page) select (select coalesce(json_agg(r), '[]') from (select * from rows_1) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_2) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_2)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_3) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_3)) and true) r)::text,(select coalesce(json_agg(r), '[]') from (select parent.number as "parentNumber", page.*
    from (select id, row_number() over () as number from rows_1) parent
    cross join lateral (select p.id as "id", p.slug as "slug", p.score as "score" from post_topics filed join posts p on p.id = filed.post_id
      where filed.topic_id = parent.id and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null)
      order by filed.score desc, filed.post_id desc limit 21) page) r)::text,(select coalesce(json_agg(r), '[]') from (select * from rows_4) r)::text,(select coalesce(json_agg(r), '[]') from (select u.id as "id", u.username as "username" from users u
      where u.id = any(array(select "authorId" from rows_4)) and true) r)::text
;

/* wikiPage.current */ select (select coalesce(json_agg(r), '[]') from (
      select w.id, w.slug, w.former_slugs as "formerSlugs", w.title,
        w.protected_at is not null as "isProtected", w.deleted_at is not null as "isDeleted",
        w.updated_at as "updatedAt", r.id as "revisionId", coalesce(r.version, 0) as version,
        coalesce(r.markdown, '') as markdown
      from wiki_pages w
      left join revisions r on r.id = w.current_revision_id
      where w.id = $1::uuid) r)::text as rows
;

/* wikiPage.makeCurrent */ 
      update wiki_pages w
      set current_revision_id = r.id, title = r.title, updated_at = r.created_at,
        contribution_count = w.contribution_count + 1
      from revisions r
      where w.id = $1::uuid and r.id = $2::uuid
;

/* wikiPage.setSlug */ 
      update wiki_pages w
      set slug = $1, former_slugs = array_append(array_remove(w.former_slugs, $2), w.slug)
      where w.id = $3::uuid and w.slug <> $4
;

/* wikiPage.slugHolder */ select (select coalesce(json_agg(r), '[]') from (
      select w.id, w.title, w.deleted_at is not null as "isDeleted" from wiki_pages w
      where w.slug = $1 or w.former_slugs @> array[$2]
      order by w.slug = $3 desc
      limit 1) r)::text as rows
;

/* wikiPage.version */ select (select coalesce(json_agg(r), '[]') from (
      select r.markdown from revisions r
      where r.wiki_page_id = $1::uuid and r.version = $2::integer) r)::text
;

/* write.count */ 
      insert into rate_limits (user_id, action_class, window_start, used)
      values ($1::uuid, $2, now(), 1)
      on conflict (user_id, action_class) do update set
        used = case when rate_limits.window_start <= now() - make_interval(secs => $3::integer) then 1 else rate_limits.used + 1 end,
        window_start = case when rate_limits.window_start <= now() - make_interval(secs => $4::integer) then now() else rate_limits.window_start end
      where rate_limits.window_start <= now() - make_interval(secs => $5::integer) or rate_limits.used < $6::integer
;

/* write.firstResult */ select (select coalesce(json_agg(r), '[]') from (
      select digest, result_id as "resultId" from idempotency_keys
      where user_id = $1::uuid and key = $2) r)::text as rows
;

/* write.forgetKeys */ 
      delete from idempotency_keys
      where user_id = $1::uuid and created_at < now() - interval '1 day'
;

/* write.whoIsCalled */ select (select coalesce(json_agg(r), '[]') from (
      select n.name from unnest($1::text[]) n(name)
      where exists (
        select from users u where u.username = n.name or u.former_usernames @> array[n.name]
      )) r)::text
;

DELETE FROM "public"."votes" WHERE ("public"."votes"."id" = $1 AND 1=1) RETURNING "public"."votes"."id", "public"."votes"."voter_id", "public"."votes"."post_id", "public"."votes"."comment_id", "public"."votes"."axis"::text, "public"."votes"."value", "public"."votes"."created_at"
;

INSERT INTO "public"."access_tokens" ("id","user_id","name","hash","scope","created_at","expires_at") VALUES ($1,$2,$3,$4,CAST($5::text AS "public"."TokenScope"),$6,$7) RETURNING "public"."access_tokens"."id", "public"."access_tokens"."user_id", "public"."access_tokens"."name", "public"."access_tokens"."hash", "public"."access_tokens"."scope"::text, "public"."access_tokens"."created_at", "public"."access_tokens"."expires_at", "public"."access_tokens"."revoked_at", "public"."access_tokens"."last_used_at"
;

INSERT INTO "public"."comments" ("id","post_id","depth","author_id","author_name","markdown","html","text","word_count","is_answer","score","vote_count","agreement_score","reply_count","descendant_count","created_at","deleted_at","is_retracted","is_pinned") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19) RETURNING "public"."comments"."id", "public"."comments"."post_id", "public"."comments"."wiki_page_id", "public"."comments"."parent_id", "public"."comments"."root_id", "public"."comments"."depth", "public"."comments"."author_id", "public"."comments"."author_name", "public"."comments"."markdown", "public"."comments"."html", "public"."comments"."text", "public"."comments"."word_count", "public"."comments"."is_answer", "public"."comments"."score", "public"."comments"."vote_count", "public"."comments"."agreement_score", "public"."comments"."reply_count", "public"."comments"."descendant_count", "public"."comments"."created_at", "public"."comments"."edited_at", "public"."comments"."deleted_at", "public"."comments"."hidden_at", "public"."comments"."hidden_why"::text, "public"."comments"."is_retracted", "public"."comments"."is_pinned"
;

INSERT INTO "public"."comments" ("id","post_id","depth","author_id","author_name","markdown","html","text","word_count","is_answer","score","vote_count","agreement_score","reply_count","descendant_count","created_at","hidden_at","hidden_why","is_retracted","is_pinned") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,CAST($18::text AS "public"."HiddenWhy"),$19,$20) RETURNING "public"."comments"."id", "public"."comments"."post_id", "public"."comments"."wiki_page_id", "public"."comments"."parent_id", "public"."comments"."root_id", "public"."comments"."depth", "public"."comments"."author_id", "public"."comments"."author_name", "public"."comments"."markdown", "public"."comments"."html", "public"."comments"."text", "public"."comments"."word_count", "public"."comments"."is_answer", "public"."comments"."score", "public"."comments"."vote_count", "public"."comments"."agreement_score", "public"."comments"."reply_count", "public"."comments"."descendant_count", "public"."comments"."created_at", "public"."comments"."edited_at", "public"."comments"."deleted_at", "public"."comments"."hidden_at", "public"."comments"."hidden_why"::text, "public"."comments"."is_retracted", "public"."comments"."is_pinned"
;

INSERT INTO "public"."comments" ("id","post_id","depth","author_id","author_name","markdown","html","text","word_count","is_answer","score","vote_count","agreement_score","reply_count","descendant_count","created_at","is_retracted","is_pinned") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18) RETURNING "public"."comments"."id", "public"."comments"."post_id", "public"."comments"."wiki_page_id", "public"."comments"."parent_id", "public"."comments"."root_id", "public"."comments"."depth", "public"."comments"."author_id", "public"."comments"."author_name", "public"."comments"."markdown", "public"."comments"."html", "public"."comments"."text", "public"."comments"."word_count", "public"."comments"."is_answer", "public"."comments"."score", "public"."comments"."vote_count", "public"."comments"."agreement_score", "public"."comments"."reply_count", "public"."comments"."descendant_count", "public"."comments"."created_at", "public"."comments"."edited_at", "public"."comments"."deleted_at", "public"."comments"."hidden_at", "public"."comments"."hidden_why"::text, "public"."comments"."is_retracted", "public"."comments"."is_pinned"
;

INSERT INTO "public"."comments" ("id","post_id","parent_id","root_id","depth","author_id","author_name","markdown","html","text","word_count","is_answer","score","vote_count","agreement_score","reply_count","descendant_count","created_at","deleted_at","is_retracted","is_pinned") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21) RETURNING "public"."comments"."id", "public"."comments"."post_id", "public"."comments"."wiki_page_id", "public"."comments"."parent_id", "public"."comments"."root_id", "public"."comments"."depth", "public"."comments"."author_id", "public"."comments"."author_name", "public"."comments"."markdown", "public"."comments"."html", "public"."comments"."text", "public"."comments"."word_count", "public"."comments"."is_answer", "public"."comments"."score", "public"."comments"."vote_count", "public"."comments"."agreement_score", "public"."comments"."reply_count", "public"."comments"."descendant_count", "public"."comments"."created_at", "public"."comments"."edited_at", "public"."comments"."deleted_at", "public"."comments"."hidden_at", "public"."comments"."hidden_why"::text, "public"."comments"."is_retracted", "public"."comments"."is_pinned"
;

INSERT INTO "public"."comments" ("id","post_id","parent_id","root_id","depth","author_id","author_name","markdown","html","text","word_count","is_answer","score","vote_count","agreement_score","reply_count","descendant_count","created_at","is_retracted","is_pinned") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20) RETURNING "public"."comments"."id", "public"."comments"."post_id", "public"."comments"."wiki_page_id", "public"."comments"."parent_id", "public"."comments"."root_id", "public"."comments"."depth", "public"."comments"."author_id", "public"."comments"."author_name", "public"."comments"."markdown", "public"."comments"."html", "public"."comments"."text", "public"."comments"."word_count", "public"."comments"."is_answer", "public"."comments"."score", "public"."comments"."vote_count", "public"."comments"."agreement_score", "public"."comments"."reply_count", "public"."comments"."descendant_count", "public"."comments"."created_at", "public"."comments"."edited_at", "public"."comments"."deleted_at", "public"."comments"."hidden_at", "public"."comments"."hidden_why"::text, "public"."comments"."is_retracted", "public"."comments"."is_pinned"
;

INSERT INTO "public"."comments" ("id","wiki_page_id","depth","author_id","author_name","markdown","html","text","word_count","is_answer","score","vote_count","agreement_score","reply_count","descendant_count","created_at","hidden_at","hidden_why","is_retracted","is_pinned") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,CAST($18::text AS "public"."HiddenWhy"),$19,$20) RETURNING "public"."comments"."id", "public"."comments"."post_id", "public"."comments"."wiki_page_id", "public"."comments"."parent_id", "public"."comments"."root_id", "public"."comments"."depth", "public"."comments"."author_id", "public"."comments"."author_name", "public"."comments"."markdown", "public"."comments"."html", "public"."comments"."text", "public"."comments"."word_count", "public"."comments"."is_answer", "public"."comments"."score", "public"."comments"."vote_count", "public"."comments"."agreement_score", "public"."comments"."reply_count", "public"."comments"."descendant_count", "public"."comments"."created_at", "public"."comments"."edited_at", "public"."comments"."deleted_at", "public"."comments"."hidden_at", "public"."comments"."hidden_why"::text, "public"."comments"."is_retracted", "public"."comments"."is_pinned"
;

INSERT INTO "public"."follows" ("id","follower_id","comment_id","created_at") VALUES ($1,$2,$3,$4) RETURNING "public"."follows"."id", "public"."follows"."follower_id", "public"."follows"."user_id", "public"."follows"."post_id", "public"."follows"."comment_id", "public"."follows"."wiki_page_id", "public"."follows"."created_at"
;

INSERT INTO "public"."idempotency_keys" ("user_id","key","digest","result_id","created_at") VALUES ($1,$2,$3,$4,$5) RETURNING "public"."idempotency_keys"."user_id", "public"."idempotency_keys"."key", "public"."idempotency_keys"."digest", "public"."idempotency_keys"."result_id", "public"."idempotency_keys"."created_at"
;

INSERT INTO "public"."identities" ("issuer","subject","user_id","created_at") VALUES ($1,$2,$3,$4) RETURNING "public"."identities"."issuer", "public"."identities"."subject", "public"."identities"."user_id", "public"."identities"."created_at"
;

INSERT INTO "public"."links" ("id","source_comment_id","target_post_id","kind","created_at") VALUES ($1,$2,$3,CAST($4::text AS "public"."LinkKind"),$5) RETURNING "public"."links"."id", "public"."links"."source_post_id", "public"."links"."source_comment_id", "public"."links"."source_wiki_page_id", "public"."links"."target_post_id", "public"."links"."target_comment_id", "public"."links"."target_wiki_page_id", "public"."links"."kind"::text, "public"."links"."created_at"
;

INSERT INTO "public"."links" ("id","source_comment_id","target_wiki_page_id","kind","created_at") VALUES ($1,$2,$3,CAST($4::text AS "public"."LinkKind"),$5) RETURNING "public"."links"."id", "public"."links"."source_post_id", "public"."links"."source_comment_id", "public"."links"."source_wiki_page_id", "public"."links"."target_post_id", "public"."links"."target_comment_id", "public"."links"."target_wiki_page_id", "public"."links"."kind"::text, "public"."links"."created_at"
;

INSERT INTO "public"."links" ("id","source_post_id","target_comment_id","kind","created_at") VALUES ($1,$2,$3,CAST($4::text AS "public"."LinkKind"),$5) RETURNING "public"."links"."id", "public"."links"."source_post_id", "public"."links"."source_comment_id", "public"."links"."source_wiki_page_id", "public"."links"."target_post_id", "public"."links"."target_comment_id", "public"."links"."target_wiki_page_id", "public"."links"."kind"::text, "public"."links"."created_at"
;

INSERT INTO "public"."links" ("id","source_wiki_page_id","target_post_id","kind","created_at") VALUES ($1,$2,$3,CAST($4::text AS "public"."LinkKind"),$5) RETURNING "public"."links"."id", "public"."links"."source_post_id", "public"."links"."source_comment_id", "public"."links"."source_wiki_page_id", "public"."links"."target_post_id", "public"."links"."target_comment_id", "public"."links"."target_wiki_page_id", "public"."links"."kind"::text, "public"."links"."created_at"
;

INSERT INTO "public"."moderation_actions" ("id","kind","moderator_id","moderator_name","comment_id","reason","until","created_at") VALUES ($1,CAST($2::text AS "public"."ModerationKind"),$3,$4,$5,$6,$7,$8) RETURNING "public"."moderation_actions"."id"
;

INSERT INTO "public"."moderation_actions" ("id","kind","moderator_name","comment_id","reason","created_at") VALUES ($1,CAST($2::text AS "public"."ModerationKind"),$3,$4,$5,$6) RETURNING "public"."moderation_actions"."id", "public"."moderation_actions"."kind"::text, "public"."moderation_actions"."moderator_id", "public"."moderation_actions"."moderator_name", "public"."moderation_actions"."user_id", "public"."moderation_actions"."post_id", "public"."moderation_actions"."comment_id", "public"."moderation_actions"."wiki_page_id", "public"."moderation_actions"."reason", "public"."moderation_actions"."until", "public"."moderation_actions"."created_at"
;

INSERT INTO "public"."moderation_actions" ("id","kind","moderator_name","user_id","reason","created_at") VALUES ($1,CAST($2::text AS "public"."ModerationKind"),$3,$4,$5,$6) RETURNING "public"."moderation_actions"."id", "public"."moderation_actions"."kind"::text, "public"."moderation_actions"."moderator_id", "public"."moderation_actions"."moderator_name", "public"."moderation_actions"."user_id", "public"."moderation_actions"."post_id", "public"."moderation_actions"."comment_id", "public"."moderation_actions"."wiki_page_id", "public"."moderation_actions"."reason", "public"."moderation_actions"."until", "public"."moderation_actions"."created_at"
;

INSERT INTO "public"."notifications" ("id","user_id","kind","actor_id","comment_id","created_at") VALUES ($1,$2,CAST($3::text AS "public"."NotificationKind"),$4,$5,$6) RETURNING "public"."notifications"."id", "public"."notifications"."user_id", "public"."notifications"."kind"::text, "public"."notifications"."actor_id", "public"."notifications"."post_id", "public"."notifications"."comment_id", "public"."notifications"."wiki_page_id", "public"."notifications"."created_at", "public"."notifications"."read_at"
;

INSERT INTO "public"."notifications" ("id","user_id","kind","post_id","created_at") VALUES ($1,$2,CAST($3::text AS "public"."NotificationKind"),$4,$5) RETURNING "public"."notifications"."id", "public"."notifications"."user_id", "public"."notifications"."kind"::text, "public"."notifications"."actor_id", "public"."notifications"."post_id", "public"."notifications"."comment_id", "public"."notifications"."wiki_page_id", "public"."notifications"."created_at", "public"."notifications"."read_at"
;

INSERT INTO "public"."origins" ("source","kind","external_id","our_id") VALUES ($1,$2,$3,$4), ($5,$6,$7,$8), ($9,$10,$11,$12), ($13,$14,$15,$16), ($17,$18,$19,$20), ($21,$22,$23,$24), ($25,$26,$27,$28), ($29,$30,$31,$32), ($33,$34,$35,$36), ($37,$38,$39,$40), ($41,$42,$43,$44), ($45,$46,$47,$48), ($49,$50,$51,$52), ($53,$54,$55,$56), ($57,$58,$59,$60), ($61,$62,$63,$64), ($65,$66,$67,$68), ($69,$70,$71,$72), ($73,$74,$75,$76), ($77,$78,$79,$80), ($81,$82,$83,$84), ($85,$86,$87,$88), ($89,$90,$91,$92), ($93,$94,$95,$96), ($97,$98,$99,$100), ($101,$102,$103,$104), ($105,$106,$107,$108), ($109,$110,$111,$112), ($113,$114,$115,$116), ($117,$118,$119,$120), ($121,$122,$123,$124), ($125,$126,$127,$128), ($129,$130,$131,$132), ($133,$134,$135,$136), ($137,$138,$139,$140), ($141,$142,$143,$144), ($145,$146,$147,$148), ($149,$150,$151,$152), ($153,$154,$155,$156), ($157,$158,$159,$160), ($161,$162,$163,$164), ($165,$166,$167,$168), ($169,$170,$171,$172), ($173,$174,$175,$176), ($177,$178,$179,$180), ($181,$182,$183,$184), ($185,$186,$187,$188), ($189,$190,$191,$192), ($193,$194,$195,$196), ($197,$198,$199,$200), ($201,$202,$203,$204), ($205,$206,$207,$208), ($209,$210,$211,$212), ($213,$214,$215,$216), ($217,$218,$219,$220), ($221,$222,$223,$224), ($225,$226,$227,$228), ($229,$230,$231,$232), ($233,$234,$235,$236), ($237,$238,$239,$240), ($241,$242,$243,$244), ($245,$246,$247,$248), ($249,$250,$251,$252), ($253,$254,$255,$256), ($257,$258,$259,$260), ($261,$262,$263,$264), ($265,$266,$267,$268), ($269,$270,$271,$272), ($273,$274,$275,$276), ($277,$278,$279,$280), ($281,$282,$283,$284), ($285,$286,$287,$288), ($289,$290,$291,$292), ($293,$294,$295,$296), ($297,$298,$299,$300), ($301,$302,$303,$304), ($305,$306,$307,$308), ($309,$310,$311,$312), ($313,$314,$315,$316), ($317,$318,$319,$320), ($321,$322,$323,$324), ($325,$326,$327,$328), ($329,$330,$331,$332), ($333,$334,$335,$336), ($337,$338,$339,$340), ($341,$342,$343,$344), ($345,$346,$347,$348), ($349,$350,$351,$352), ($353,$354,$355,$356), ($357,$358,$359,$360), ($361,$362,$363,$364), ($365,$366,$367,$368), ($369,$370,$371,$372), ($373,$374,$375,$376), ($377,$378,$379,$380), ($381,$382,$383,$384), ($385,$386,$387,$388), ($389,$390,$391,$392), ($393,$394,$395,$396), ($397,$398,$399,$400)
;

INSERT INTO "public"."post_coauthors" ("post_id","user_id","position","invited_at","accepted_at") VALUES ($1,$2,$3,$4,$5) RETURNING "public"."post_coauthors"."post_id", "public"."post_coauthors"."user_id", "public"."post_coauthors"."position", "public"."post_coauthors"."invited_at", "public"."post_coauthors"."accepted_at"
;

INSERT INTO "public"."post_topics" ("post_id","topic_id","relevance","score","last_activity_at") VALUES ($1,$2,$3,$4,$5) RETURNING "public"."post_topics"."post_id", "public"."post_topics"."topic_id", "public"."post_topics"."relevance", "public"."post_topics"."published_at", "public"."post_topics"."score", "public"."post_topics"."last_activity_at"
;

INSERT INTO "public"."posts" ("id","slug","title","kind","author_id","author_name","link_url","score","vote_count","comment_count","created_at","last_activity_at") VALUES ($1,$2,$3,CAST($4::text AS "public"."PostKind"),$5,$6,$7,$8,$9,$10,$11,$12) RETURNING "public"."posts"."id"
;

INSERT INTO "public"."posts" ("id","slug","title","kind","author_id","author_name","score","vote_count","comment_count","created_at","published_at","last_activity_at") VALUES ($1,$2,$3,CAST($4::text AS "public"."PostKind"),$5,$6,$7,$8,$9,$10,$11,$12) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

INSERT INTO "public"."posts" ("id","slug","title","kind","author_id","author_name","score","vote_count","comment_count","created_at","published_at","last_activity_at","deleted_at") VALUES ($1,$2,$3,CAST($4::text AS "public"."PostKind"),$5,$6,$7,$8,$9,$10,$11,$12,$13) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

INSERT INTO "public"."posts" ("id","slug","title","kind","author_id","author_name","score","vote_count","comment_count","created_at","published_at","last_activity_at","hidden_at","hidden_why") VALUES ($1,$2,$3,CAST($4::text AS "public"."PostKind"),$5,$6,$7,$8,$9,$10,$11,$12,$13,CAST($14::text AS "public"."HiddenWhy")) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

INSERT INTO "public"."posts" ("id","slug","title","kind","author_id","author_name","score","vote_count","comment_count","created_at","published_at","last_activity_at","locked_at") VALUES ($1,$2,$3,CAST($4::text AS "public"."PostKind"),$5,$6,$7,$8,$9,$10,$11,$12,$13) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

INSERT INTO "public"."rate_limits" ("user_id","action_class","window_start","used") VALUES ($1,$2,$3,$4) RETURNING "public"."rate_limits"."user_id", "public"."rate_limits"."action_class", "public"."rate_limits"."window_start", "public"."rate_limits"."used"
;

INSERT INTO "public"."reports" ("id","post_id","reason","created_at") VALUES ($1,$2,$3,$4) RETURNING "public"."reports"."id", "public"."reports"."reporter_id", "public"."reports"."user_id", "public"."reports"."post_id", "public"."reports"."comment_id", "public"."reports"."wiki_page_id", "public"."reports"."reason", "public"."reports"."created_at", "public"."reports"."resolved_at", "public"."reports"."resolved_by_id", "public"."reports"."resolution"
;

INSERT INTO "public"."reports" ("id","reporter_id","comment_id","reason","created_at") VALUES ($1,$2,$3,$4,$5) RETURNING "public"."reports"."id", "public"."reports"."reporter_id", "public"."reports"."user_id", "public"."reports"."post_id", "public"."reports"."comment_id", "public"."reports"."wiki_page_id", "public"."reports"."reason", "public"."reports"."created_at", "public"."reports"."resolved_at", "public"."reports"."resolved_by_id", "public"."reports"."resolution"
;

INSERT INTO "public"."revisions" ("id","post_id","version","author_id","author_name","title","markdown","html","text","word_count","chars_added","chars_removed","is_minor","created_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14) RETURNING "public"."revisions"."id", "public"."revisions"."post_id", "public"."revisions"."wiki_page_id", "public"."revisions"."version", "public"."revisions"."author_id", "public"."revisions"."author_name", "public"."revisions"."title", "public"."revisions"."summary", "public"."revisions"."markdown", "public"."revisions"."html", "public"."revisions"."text", "public"."revisions"."word_count", "public"."revisions"."chars_added", "public"."revisions"."chars_removed", "public"."revisions"."is_minor", "public"."revisions"."reverts_to_id", "public"."revisions"."created_at"
;

INSERT INTO "public"."revisions" ("id","post_id","version","author_id","author_name","title","summary","markdown","html","text","word_count","chars_added","chars_removed","is_minor","created_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15) RETURNING "public"."revisions"."id", "public"."revisions"."post_id", "public"."revisions"."wiki_page_id", "public"."revisions"."version", "public"."revisions"."author_id", "public"."revisions"."author_name", "public"."revisions"."title", "public"."revisions"."summary", "public"."revisions"."markdown", "public"."revisions"."html", "public"."revisions"."text", "public"."revisions"."word_count", "public"."revisions"."chars_added", "public"."revisions"."chars_removed", "public"."revisions"."is_minor", "public"."revisions"."reverts_to_id", "public"."revisions"."created_at"
;

INSERT INTO "public"."revisions" ("id","wiki_page_id","version","author_id","author_name","title","summary","markdown","html","text","word_count","chars_added","chars_removed","is_minor","reverts_to_id","created_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16) RETURNING "public"."revisions"."id"
;

INSERT INTO "public"."sequence_entries" ("id","sequence_id","post_id","position") VALUES ($1,$2,$3,$4) RETURNING "public"."sequence_entries"."id", "public"."sequence_entries"."sequence_id", "public"."sequence_entries"."post_id", "public"."sequence_entries"."position", "public"."sequence_entries"."chapter_title"
;

INSERT INTO "public"."sequence_entries" ("id","sequence_id","post_id","position","chapter_title") VALUES ($1,$2,$3,$4,$5) RETURNING "public"."sequence_entries"."id"
;

INSERT INTO "public"."sequences" ("id","slug","title","sort_title","description_markdown","description_html","description_text","description_word_count","author_id","author_name","created_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) RETURNING "public"."sequences"."id"
;

INSERT INTO "public"."sequences" ("id","slug","title","sort_title","description_word_count","author_id","author_name","created_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8) RETURNING "public"."sequences"."id", "public"."sequences"."slug", "public"."sequences"."title", "public"."sequences"."sort_title", "public"."sequences"."description_markdown", "public"."sequences"."description_html", "public"."sequences"."description_text", "public"."sequences"."description_word_count", "public"."sequences"."author_id", "public"."sequences"."author_name", "public"."sequences"."created_at", "public"."sequences"."deleted_at"
;

INSERT INTO "public"."sequences" ("id","slug","title","sort_title","description_word_count","author_id","author_name","created_at","deleted_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9) RETURNING "public"."sequences"."id", "public"."sequences"."slug", "public"."sequences"."title", "public"."sequences"."sort_title", "public"."sequences"."description_markdown", "public"."sequences"."description_html", "public"."sequences"."description_text", "public"."sequences"."description_word_count", "public"."sequences"."author_id", "public"."sequences"."author_name", "public"."sequences"."created_at", "public"."sequences"."deleted_at"
;

INSERT INTO "public"."topic_votes" ("voter_id","post_id","topic_id","value","created_at") VALUES ($1,$2,$3,$4,$5) ON CONFLICT ("voter_id","post_id","topic_id") DO UPDATE SET "value" = $6 WHERE (("public"."topic_votes"."voter_id" = $7 AND "public"."topic_votes"."post_id" = $8 AND "public"."topic_votes"."topic_id" = $9) AND 1=1) RETURNING "public"."topic_votes"."voter_id", "public"."topic_votes"."post_id", "public"."topic_votes"."topic_id", "public"."topic_votes"."value", "public"."topic_votes"."created_at"
;

INSERT INTO "public"."users" ("id","username","former_usernames","display_name","bio_html","bio_text","bio_word_count","karma","role","joined_at","post_count","comment_count","wiki_contribution_count","sequence_count") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,CAST($9::text AS "public"."Role"),$10,$11,$12,$13,$14) RETURNING "public"."users"."id", "public"."users"."username", "public"."users"."former_usernames", "public"."users"."display_name", "public"."users"."bio_markdown", "public"."users"."bio_html", "public"."users"."bio_text", "public"."users"."bio_word_count", "public"."users"."karma", "public"."users"."role"::text, "public"."users"."joined_at", "public"."users"."website_url", "public"."users"."location", "public"."users"."avatar_url", "public"."users"."banned_until", "public"."users"."closed_at", "public"."users"."post_count", "public"."users"."comment_count", "public"."users"."wiki_contribution_count", "public"."users"."sequence_count"
;

INSERT INTO "public"."users" ("id","username","former_usernames","display_name","bio_markdown","bio_html","bio_text","bio_word_count","karma","role","joined_at","post_count","comment_count","wiki_contribution_count","sequence_count") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,CAST($10::text AS "public"."Role"),$11,$12,$13,$14,$15) RETURNING "public"."users"."id", "public"."users"."username", "public"."users"."former_usernames", "public"."users"."display_name", "public"."users"."bio_markdown", "public"."users"."bio_html", "public"."users"."bio_text", "public"."users"."bio_word_count", "public"."users"."karma", "public"."users"."role"::text, "public"."users"."joined_at", "public"."users"."website_url", "public"."users"."location", "public"."users"."avatar_url", "public"."users"."banned_until", "public"."users"."closed_at", "public"."users"."post_count", "public"."users"."comment_count", "public"."users"."wiki_contribution_count", "public"."users"."sequence_count"
;

INSERT INTO "public"."users" ("id","username","former_usernames","display_name","bio_word_count","karma","role","joined_at","banned_until","post_count","comment_count","wiki_contribution_count","sequence_count") VALUES ($1,$2,$3,$4,$5,$6,CAST($7::text AS "public"."Role"),$8,$9,$10,$11,$12,$13) RETURNING "public"."users"."id", "public"."users"."username", "public"."users"."former_usernames", "public"."users"."display_name", "public"."users"."bio_markdown", "public"."users"."bio_html", "public"."users"."bio_text", "public"."users"."bio_word_count", "public"."users"."karma", "public"."users"."role"::text, "public"."users"."joined_at", "public"."users"."website_url", "public"."users"."location", "public"."users"."avatar_url", "public"."users"."banned_until", "public"."users"."closed_at", "public"."users"."post_count", "public"."users"."comment_count", "public"."users"."wiki_contribution_count", "public"."users"."sequence_count"
;

INSERT INTO "public"."users" ("id","username","former_usernames","display_name","bio_word_count","karma","role","joined_at","closed_at","post_count","comment_count","wiki_contribution_count","sequence_count") VALUES ($1,$2,$3,$4,$5,$6,CAST($7::text AS "public"."Role"),$8,$9,$10,$11,$12,$13) RETURNING "public"."users"."id", "public"."users"."username", "public"."users"."former_usernames", "public"."users"."display_name", "public"."users"."bio_markdown", "public"."users"."bio_html", "public"."users"."bio_text", "public"."users"."bio_word_count", "public"."users"."karma", "public"."users"."role"::text, "public"."users"."joined_at", "public"."users"."website_url", "public"."users"."location", "public"."users"."avatar_url", "public"."users"."banned_until", "public"."users"."closed_at", "public"."users"."post_count", "public"."users"."comment_count", "public"."users"."wiki_contribution_count", "public"."users"."sequence_count"
;

INSERT INTO "public"."votes" ("id","voter_id","comment_id","axis","value","created_at") VALUES ($1,$2,$3,CAST($4::text AS "public"."VoteAxis"),$5,$6) RETURNING "public"."votes"."id", "public"."votes"."voter_id", "public"."votes"."post_id", "public"."votes"."comment_id", "public"."votes"."axis"::text, "public"."votes"."value", "public"."votes"."created_at"
;

INSERT INTO "public"."webhooks" ("id","url","secret","kinds","is_active","position","created_at") VALUES ($1,$2,$3,$4,$5,$6,$7) RETURNING "public"."webhooks"."id", "public"."webhooks"."url", "public"."webhooks"."secret", "public"."webhooks"."kinds", "public"."webhooks"."is_active", "public"."webhooks"."position", "public"."webhooks"."created_at"
;

INSERT INTO "public"."wiki_contributors" ("id","wiki_page_id","author_id","author_name","contribution_count","chars_added","chars_removed","surviving_chars","first_at","last_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) RETURNING "public"."wiki_contributors"."id", "public"."wiki_contributors"."wiki_page_id", "public"."wiki_contributors"."author_id", "public"."wiki_contributors"."author_name", "public"."wiki_contributors"."contribution_count", "public"."wiki_contributors"."chars_added", "public"."wiki_contributors"."chars_removed", "public"."wiki_contributors"."surviving_chars", "public"."wiki_contributors"."first_at", "public"."wiki_contributors"."last_at"
;

INSERT INTO "public"."wiki_pages" ("id","slug","former_slugs","title","sort_title","author_id","post_count","contribution_count","comment_count","created_at","updated_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) RETURNING "public"."wiki_pages"."id", "public"."wiki_pages"."slug", "public"."wiki_pages"."former_slugs", "public"."wiki_pages"."title", "public"."wiki_pages"."sort_title", "public"."wiki_pages"."author_id", "public"."wiki_pages"."current_revision_id", "public"."wiki_pages"."post_count", "public"."wiki_pages"."contribution_count", "public"."wiki_pages"."comment_count", "public"."wiki_pages"."created_at", "public"."wiki_pages"."updated_at", "public"."wiki_pages"."deleted_at", "public"."wiki_pages"."protected_at"
;

INSERT INTO "public"."wiki_pages" ("id","slug","former_slugs","title","sort_title","author_id","post_count","contribution_count","comment_count","created_at","updated_at","deleted_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12) RETURNING "public"."wiki_pages"."id", "public"."wiki_pages"."slug", "public"."wiki_pages"."former_slugs", "public"."wiki_pages"."title", "public"."wiki_pages"."sort_title", "public"."wiki_pages"."author_id", "public"."wiki_pages"."current_revision_id", "public"."wiki_pages"."post_count", "public"."wiki_pages"."contribution_count", "public"."wiki_pages"."comment_count", "public"."wiki_pages"."created_at", "public"."wiki_pages"."updated_at", "public"."wiki_pages"."deleted_at", "public"."wiki_pages"."protected_at"
;

INSERT INTO "public"."wiki_pages" ("id","slug","former_slugs","title","sort_title","author_id","post_count","contribution_count","comment_count","created_at","updated_at","protected_at") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12) RETURNING "public"."wiki_pages"."id", "public"."wiki_pages"."slug", "public"."wiki_pages"."former_slugs", "public"."wiki_pages"."title", "public"."wiki_pages"."sort_title", "public"."wiki_pages"."author_id", "public"."wiki_pages"."current_revision_id", "public"."wiki_pages"."post_count", "public"."wiki_pages"."contribution_count", "public"."wiki_pages"."comment_count", "public"."wiki_pages"."created_at", "public"."wiki_pages"."updated_at", "public"."wiki_pages"."deleted_at", "public"."wiki_pages"."protected_at"
;

SELECT "public"."access_tokens"."id", "public"."access_tokens"."user_id", "public"."access_tokens"."name", "public"."access_tokens"."hash", "public"."access_tokens"."scope"::text, "public"."access_tokens"."created_at", "public"."access_tokens"."expires_at", "public"."access_tokens"."revoked_at", "public"."access_tokens"."last_used_at" FROM "public"."access_tokens" LEFT JOIN "public"."users" AS "j0" ON ("j0"."id") = ("public"."access_tokens"."user_id") WHERE ("j0"."username" = $1 AND ("j0"."id" IS NOT NULL)) ORDER BY "public"."access_tokens"."created_at" DESC, "public"."access_tokens"."id" DESC OFFSET $2
;

SELECT "public"."comments"."id", "public"."comments"."post_id", "public"."comments"."wiki_page_id", "public"."comments"."parent_id", "public"."comments"."root_id", "public"."comments"."depth", "public"."comments"."author_id", "public"."comments"."author_name", "public"."comments"."markdown", "public"."comments"."html", "public"."comments"."text", "public"."comments"."word_count", "public"."comments"."is_answer", "public"."comments"."score", "public"."comments"."vote_count", "public"."comments"."agreement_score", "public"."comments"."reply_count", "public"."comments"."descendant_count", "public"."comments"."created_at", "public"."comments"."edited_at", "public"."comments"."deleted_at", "public"."comments"."hidden_at", "public"."comments"."hidden_why"::text, "public"."comments"."is_retracted", "public"."comments"."is_pinned" FROM "public"."comments" LEFT JOIN "public"."posts" AS "j0" ON ("j0"."id") = ("public"."comments"."post_id") WHERE ("public"."comments"."hidden_at" IS NOT NULL AND "public"."comments"."descendant_count" > $1 AND ("j0"."hidden_at" IS NULL AND "j0"."deleted_at" IS NULL AND "j0"."published_at" IS NOT NULL AND ("j0"."id" IS NOT NULL))) LIMIT $2 OFFSET $3
;

SELECT "public"."comments"."id", "public"."comments"."post_id", "public"."comments"."wiki_page_id", "public"."comments"."parent_id", "public"."comments"."root_id", "public"."comments"."depth", "public"."comments"."author_id", "public"."comments"."author_name", "public"."comments"."markdown", "public"."comments"."html", "public"."comments"."text", "public"."comments"."word_count", "public"."comments"."is_answer", "public"."comments"."score", "public"."comments"."vote_count", "public"."comments"."agreement_score", "public"."comments"."reply_count", "public"."comments"."descendant_count", "public"."comments"."created_at", "public"."comments"."edited_at", "public"."comments"."deleted_at", "public"."comments"."hidden_at", "public"."comments"."hidden_why"::text, "public"."comments"."is_retracted", "public"."comments"."is_pinned" FROM "public"."comments" WHERE "public"."comments"."text" = $1 LIMIT $2 OFFSET $3
;

SELECT "public"."events"."id", "public"."events"."position", "public"."events"."kind", "public"."events"."scope_id", "public"."events"."node_kind", "public"."events"."node_id", "public"."events"."created_at" FROM "public"."events" WHERE "public"."events"."kind" = $1 ORDER BY "public"."events"."id" DESC LIMIT $2 OFFSET $3
;

SELECT "public"."identities"."issuer", "public"."identities"."subject", "public"."identities"."user_id", "public"."identities"."created_at" FROM "public"."identities" WHERE (("public"."identities"."issuer" = $1 AND "public"."identities"."subject" = $2) AND 1=1) LIMIT $3 OFFSET $4
;

SELECT "public"."post_coauthors"."post_id", "public"."post_coauthors"."user_id", "public"."post_coauthors"."position", "public"."post_coauthors"."invited_at", "public"."post_coauthors"."accepted_at" FROM "public"."post_coauthors" WHERE (("public"."post_coauthors"."post_id" = $1 AND "public"."post_coauthors"."user_id" = $2) AND 1=1) LIMIT $3 OFFSET $4
;

SELECT "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id" FROM "public"."posts" WHERE 1=1 ORDER BY "public"."posts"."id" ASC OFFSET $1
;

SELECT "public"."reports"."id", "public"."reports"."reporter_id", "public"."reports"."user_id", "public"."reports"."post_id", "public"."reports"."comment_id", "public"."reports"."wiki_page_id", "public"."reports"."reason", "public"."reports"."created_at", "public"."reports"."resolved_at", "public"."reports"."resolved_by_id", "public"."reports"."resolution" FROM "public"."reports" WHERE ("public"."reports"."reporter_id" = $1 AND "public"."reports"."post_id" = $2 AND "public"."reports"."resolved_at" IS NULL) LIMIT $3 OFFSET $4
;

SELECT "public"."revisions"."id", "public"."revisions"."post_id", "public"."revisions"."wiki_page_id", "public"."revisions"."version", "public"."revisions"."author_id", "public"."revisions"."author_name", "public"."revisions"."title", "public"."revisions"."summary", "public"."revisions"."markdown", "public"."revisions"."html", "public"."revisions"."text", "public"."revisions"."word_count", "public"."revisions"."chars_added", "public"."revisions"."chars_removed", "public"."revisions"."is_minor", "public"."revisions"."reverts_to_id", "public"."revisions"."created_at" FROM "public"."revisions" WHERE "public"."revisions"."post_id" = $1 ORDER BY "public"."revisions"."version" DESC LIMIT $2 OFFSET $3
;

SELECT "public"."revisions"."id", "public"."revisions"."post_id", "public"."revisions"."wiki_page_id", "public"."revisions"."version", "public"."revisions"."author_id", "public"."revisions"."author_name", "public"."revisions"."title", "public"."revisions"."summary", "public"."revisions"."markdown", "public"."revisions"."html", "public"."revisions"."text", "public"."revisions"."word_count", "public"."revisions"."chars_added", "public"."revisions"."chars_removed", "public"."revisions"."is_minor", "public"."revisions"."reverts_to_id", "public"."revisions"."created_at" FROM "public"."revisions" WHERE "public"."revisions"."wiki_page_id" = $1 ORDER BY "public"."revisions"."version" DESC LIMIT $2 OFFSET $3
;

SELECT "public"."revisions"."id", "public"."revisions"."post_id", "public"."revisions"."wiki_page_id", "public"."revisions"."version", "public"."revisions"."author_id", "public"."revisions"."author_name", "public"."revisions"."title", "public"."revisions"."summary", "public"."revisions"."markdown", "public"."revisions"."html", "public"."revisions"."text", "public"."revisions"."word_count", "public"."revisions"."chars_added", "public"."revisions"."chars_removed", "public"."revisions"."is_minor", "public"."revisions"."reverts_to_id", "public"."revisions"."created_at" FROM "public"."revisions" WHERE ("public"."revisions"."wiki_page_id" = $1 AND "public"."revisions"."version" = $2) LIMIT $3 OFFSET $4
;

SELECT "public"."revisions"."id", "public"."revisions"."post_id", "public"."revisions"."wiki_page_id", "public"."revisions"."version", "public"."revisions"."author_id", "public"."revisions"."author_name", "public"."revisions"."title", "public"."revisions"."summary", "public"."revisions"."markdown", "public"."revisions"."html", "public"."revisions"."text", "public"."revisions"."word_count", "public"."revisions"."chars_added", "public"."revisions"."chars_removed", "public"."revisions"."is_minor", "public"."revisions"."reverts_to_id", "public"."revisions"."created_at" FROM "public"."revisions" WHERE ("public"."revisions"."wiki_page_id" = $1 OR "public"."revisions"."post_id" IN ($2,$3,$4)) OFFSET $5
;

SELECT "public"."revisions"."id", "public"."revisions"."wiki_page_id" FROM "public"."revisions" WHERE ("public"."revisions"."author_id" = $1 AND "public"."revisions"."wiki_page_id" IS NOT NULL) OFFSET $2
;

SELECT "public"."users"."id", "public"."users"."username", "public"."users"."former_usernames", "public"."users"."display_name", "public"."users"."bio_markdown", "public"."users"."bio_html", "public"."users"."bio_text", "public"."users"."bio_word_count", "public"."users"."karma", "public"."users"."role"::text, "public"."users"."joined_at", "public"."users"."website_url", "public"."users"."location", "public"."users"."avatar_url", "public"."users"."banned_until", "public"."users"."closed_at", "public"."users"."post_count", "public"."users"."comment_count", "public"."users"."wiki_contribution_count", "public"."users"."sequence_count" FROM "public"."users" WHERE "public"."users"."username" IN ($1,$2) OFFSET $3
;

SELECT "public"."users"."id", "public"."users"."username", "public"."users"."former_usernames", "public"."users"."display_name", "public"."users"."bio_markdown", "public"."users"."bio_html", "public"."users"."bio_text", "public"."users"."bio_word_count", "public"."users"."karma", "public"."users"."role"::text, "public"."users"."joined_at", "public"."users"."website_url", "public"."users"."location", "public"."users"."avatar_url", "public"."users"."banned_until", "public"."users"."closed_at", "public"."users"."post_count", "public"."users"."comment_count", "public"."users"."wiki_contribution_count", "public"."users"."sequence_count" FROM "public"."users" WHERE ("public"."users"."username" = $1 AND "public"."users"."closed_at" IS NULL) LIMIT $2 OFFSET $3
;

SELECT "public"."votes"."id", "public"."votes"."value" FROM "public"."votes" WHERE ("public"."votes"."voter_id" = $1 AND "public"."votes"."axis" = CAST($2::text AS "public"."VoteAxis") AND "public"."votes"."comment_id" = $3) LIMIT $4 OFFSET $5
;

SELECT COUNT(*) AS "_count$_all" FROM (SELECT "public"."bookmarks"."id" FROM "public"."bookmarks" WHERE ("public"."bookmarks"."user_id" = $1 AND "public"."bookmarks"."comment_id" = $2) OFFSET $3) AS "sub"
;

SELECT COUNT(*) AS "_count$_all" FROM (SELECT "public"."events"."id" FROM "public"."events" WHERE ("public"."events"."kind" = $1 AND "public"."events"."node_id" = $2) OFFSET $3) AS "sub"
;

SELECT COUNT(*) AS "_count$_all" FROM (SELECT "public"."follows"."id" FROM "public"."follows" WHERE ("public"."follows"."follower_id" = $1 AND "public"."follows"."comment_id" = $2) OFFSET $3) AS "sub"
;

SELECT COUNT(*) AS "_count$_all" FROM (SELECT "public"."users"."id" FROM "public"."users" WHERE ("public"."users"."id" = $1 AND "public"."users"."closed_at" IS NULL) OFFSET $2) AS "sub"
;

SELECT COUNT(*) AS "_count$_all" FROM (SELECT "public"."webhook_deliveries"."id" FROM "public"."webhook_deliveries" WHERE "public"."webhook_deliveries"."delivered_at" IS NOT NULL OFFSET $1) AS "sub"
;

UPDATE "public"."access_tokens" SET "revoked_at" = $1 WHERE ("public"."access_tokens"."id" = $2 AND "public"."access_tokens"."revoked_at" IS NULL)
;

UPDATE "public"."comments" SET "author_id" = $1, "author_name" = $2 WHERE "public"."comments"."author_id" = $3
;

UPDATE "public"."comments" SET "deleted_at" = $1, "is_pinned" = $2 WHERE ("public"."comments"."id" = $3 AND 1=1) RETURNING "public"."comments"."id"
;

UPDATE "public"."comments" SET "is_retracted" = $1 WHERE ("public"."comments"."id" = $2 AND 1=1) RETURNING "public"."comments"."id"
;

UPDATE "public"."comments" SET "markdown" = $1, "html" = $2, "text" = $3, "word_count" = $4, "edited_at" = $5 WHERE ("public"."comments"."id" = $6 AND 1=1) RETURNING "public"."comments"."id"
;

UPDATE "public"."notifications" SET "actor_id" = $1 WHERE "public"."notifications"."actor_id" = $2
;

UPDATE "public"."post_coauthors" SET "accepted_at" = $1 WHERE (("public"."post_coauthors"."post_id" = $2 AND "public"."post_coauthors"."user_id" = $3) AND 1=1) RETURNING "public"."post_coauthors"."post_id", "public"."post_coauthors"."user_id", "public"."post_coauthors"."position", "public"."post_coauthors"."invited_at", "public"."post_coauthors"."accepted_at"
;

UPDATE "public"."post_topics" SET "relevance" = ("public"."post_topics"."relevance" + $1) WHERE (("public"."post_topics"."post_id" = $2 AND "public"."post_topics"."topic_id" = $3) AND 1=1) RETURNING "public"."post_topics"."post_id", "public"."post_topics"."topic_id", "public"."post_topics"."relevance", "public"."post_topics"."published_at", "public"."post_topics"."score", "public"."post_topics"."last_activity_at"
;

UPDATE "public"."posts" SET "accepted_answer_id" = $1 WHERE ("public"."posts"."id" = $2 AND 1=1) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

UPDATE "public"."posts" SET "comment_count" = ("public"."posts"."comment_count" + $1), "last_activity_at" = $2 WHERE ("public"."posts"."id" = $3 AND 1=1) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

UPDATE "public"."posts" SET "current_revision_id" = $1, "edited_at" = $2 WHERE ("public"."posts"."id" = $3 AND 1=1) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

UPDATE "public"."posts" SET "hidden_at" = $1, "hidden_why" = CAST($2::text AS "public"."HiddenWhy") WHERE ("public"."posts"."slug" = $3 AND 1=1) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

UPDATE "public"."posts" SET "link_url" = $1 WHERE ("public"."posts"."slug" = $2 AND 1=1) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

UPDATE "public"."posts" SET "locked_at" = $1 WHERE ("public"."posts"."id" = $2 AND 1=1) RETURNING "public"."posts"."id"
;

UPDATE "public"."posts" SET "published_at" = $1 WHERE ("public"."posts"."id" = $2 AND 1=1) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

UPDATE "public"."posts" SET "score" = ("public"."posts"."score" + $1), "vote_count" = ("public"."posts"."vote_count" + $2) WHERE ("public"."posts"."id" = $3 AND 1=1) RETURNING "public"."posts"."id", "public"."posts"."slug", "public"."posts"."title", "public"."posts"."kind"::text, "public"."posts"."author_id", "public"."posts"."author_name", "public"."posts"."current_revision_id", "public"."posts"."link_url", "public"."posts"."score", "public"."posts"."vote_count", "public"."posts"."comment_count", "public"."posts"."created_at", "public"."posts"."published_at", "public"."posts"."edited_at", "public"."posts"."last_activity_at", "public"."posts"."locked_at", "public"."posts"."deleted_at", "public"."posts"."hidden_at", "public"."posts"."hidden_why"::text, "public"."posts"."accepted_answer_id"
;

UPDATE "public"."rate_limits" SET "window_start" = $1 WHERE 1=1
;

UPDATE "public"."reports" SET "resolved_at" = $1, "resolved_by_id" = $2, "resolution" = $3 WHERE ("public"."reports"."id" = $4 AND "public"."reports"."resolved_at" IS NULL)
;

UPDATE "public"."revisions" SET "created_at" = $1 WHERE "public"."revisions"."wiki_page_id" = $2
;

UPDATE "public"."sequence_entries" SET "chapter_title" = $1 WHERE ("public"."sequence_entries"."sequence_id" = $2 AND "public"."sequence_entries"."post_id" = $3)
;

UPDATE "public"."sequences" SET "title" = $1, "description_markdown" = $2, "description_html" = $3, "description_text" = $4, "description_word_count" = $5 WHERE ("public"."sequences"."id" = $6 AND 1=1) RETURNING "public"."sequences"."id"
;

UPDATE "public"."users" SET "banned_until" = $1 WHERE ("public"."users"."id" = $2 AND 1=1) RETURNING "public"."users"."id"
;

UPDATE "public"."users" SET "closed_at" = $1 WHERE ("public"."users"."id" = $2 AND 1=1) RETURNING "public"."users"."id", "public"."users"."username", "public"."users"."former_usernames", "public"."users"."display_name", "public"."users"."bio_markdown", "public"."users"."bio_html", "public"."users"."bio_text", "public"."users"."bio_word_count", "public"."users"."karma", "public"."users"."role"::text, "public"."users"."joined_at", "public"."users"."website_url", "public"."users"."location", "public"."users"."avatar_url", "public"."users"."banned_until", "public"."users"."closed_at", "public"."users"."post_count", "public"."users"."comment_count", "public"."users"."wiki_contribution_count", "public"."users"."sequence_count"
;

UPDATE "public"."users" SET "closed_at" = $1, "username" = $2, "former_usernames" = $3, "display_name" = $4, "bio_markdown" = $5, "bio_html" = $6, "bio_text" = $7, "bio_word_count" = $8, "website_url" = $9, "location" = $10, "avatar_url" = $11, "karma" = $12 WHERE ("public"."users"."id" = $13 AND 1=1) RETURNING "public"."users"."id"
;

UPDATE "public"."users" SET "role" = CAST($1::text AS "public"."Role") WHERE ("public"."users"."id" = $2 AND 1=1) RETURNING "public"."users"."id"
;

UPDATE "public"."webhook_deliveries" SET "attempts" = $1 WHERE 1=1
;

UPDATE "public"."wiki_pages" SET "current_revision_id" = $1, "updated_at" = $2, "contribution_count" = ("public"."wiki_pages"."contribution_count" + $3) WHERE ("public"."wiki_pages"."id" = $4 AND 1=1) RETURNING "public"."wiki_pages"."id", "public"."wiki_pages"."slug", "public"."wiki_pages"."former_slugs", "public"."wiki_pages"."title", "public"."wiki_pages"."sort_title", "public"."wiki_pages"."author_id", "public"."wiki_pages"."current_revision_id", "public"."wiki_pages"."post_count", "public"."wiki_pages"."contribution_count", "public"."wiki_pages"."comment_count", "public"."wiki_pages"."created_at", "public"."wiki_pages"."updated_at", "public"."wiki_pages"."deleted_at", "public"."wiki_pages"."protected_at"
;

UPDATE "public"."wiki_pages" SET "post_count" = ("public"."wiki_pages"."post_count" + $1) WHERE ("public"."wiki_pages"."id" = $2 AND 1=1) RETURNING "public"."wiki_pages"."id", "public"."wiki_pages"."slug", "public"."wiki_pages"."former_slugs", "public"."wiki_pages"."title", "public"."wiki_pages"."sort_title", "public"."wiki_pages"."author_id", "public"."wiki_pages"."current_revision_id", "public"."wiki_pages"."post_count", "public"."wiki_pages"."contribution_count", "public"."wiki_pages"."comment_count", "public"."wiki_pages"."created_at", "public"."wiki_pages"."updated_at", "public"."wiki_pages"."deleted_at", "public"."wiki_pages"."protected_at"
;

UPDATE "public"."wiki_pages" SET "protected_at" = $1 WHERE ("public"."wiki_pages"."id" = $2 AND 1=1) RETURNING "public"."wiki_pages"."id"
;

