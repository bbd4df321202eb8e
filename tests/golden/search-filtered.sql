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
  from (select (select search_query($3::text[], $4::boolean[], $5::boolean[], $6::boolean, $7::boolean)) as words, (select count(*) from (select from (select null::uuid where false) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select u.id, u.search, u.joined_at as moment
  from (
  select * from users u
  where asked.named <= 20000 and u.id in (select null::uuid where false) and u.search @@ asked.words offset 0
  ) u
  where true and u.joined_at < $8::timestamptz and false and false
  order by u.joined_at desc, u.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(joined_at) from users where joined_at is not null and joined_at < $9::timestamptz) as oldest
  from (
  select joined_at as moment from users
  where asked.named > 20000 and joined_at is not null and joined_at < $10::timestamptz
  order by joined_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select u.id, u.search, u.joined_at as moment
  from (
  select * from (
  select * from users where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by joined_at desc, id desc
  ) u
  where true and u.joined_at < $11::timestamptz and false and false
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4) union all (select candidate.kind, candidate.id, candidate.rank, $12::text as query, candidate.moment as "createdAt" from (select $13::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($14::text[], $15::boolean[], $16::boolean[], $17::boolean, $18::boolean)) as words, (select count(*) from (select from (select id from posts where author_id = any($19::uuid[]) union all
  select post_id from post_coauthors where user_id = any($20::uuid[]) and accepted_at is not null) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select p.id, p.search, p.published_at as moment
  from (
  select * from posts p
  where asked.named <= 20000 and p.id in (select id from posts where author_id = any($21::uuid[]) union all
  select post_id from post_coauthors where user_id = any($22::uuid[]) and accepted_at is not null) and p.search @@ asked.words offset 0
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.published_at < $23::timestamptz and (p.author_id = any($24::uuid[]) or exists (select from post_coauthors together
  where together.post_id = p.id and together.user_id = any($25::uuid[])
  and together.accepted_at is not null)) and exists (select from post_topics t where t.post_id = p.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($26::text[]) and w.deleted_at is null)) offset 0)
  order by p.published_at desc, p.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(published_at) from posts where published_at is not null and published_at < $27::timestamptz) as oldest
  from (
  select published_at as moment from posts
  where asked.named > 20000 and published_at is not null and published_at < $28::timestamptz
  order by published_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select p.id, p.search, p.published_at as moment
  from (
  select * from (
  select * from posts where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by published_at desc, id desc
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.published_at < $29::timestamptz and (p.author_id = any($30::uuid[]) or exists (select from post_coauthors together
  where together.post_id = p.id and together.user_id = any($31::uuid[])
  and together.accepted_at is not null)) and exists (select from post_topics t where t.post_id = p.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($32::text[]) and w.deleted_at is null)) offset 0)
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4) union all (select candidate.kind, candidate.id, candidate.rank, $33::text as query, candidate.moment as "createdAt" from (select $34::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($35::text[], $36::boolean[], $37::boolean[], $38::boolean, $39::boolean)) as words, (select count(*) from (select from (select id from comments where author_id = any($40::uuid[])) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select c.id, c.search, c.created_at as moment
  from (
  select * from comments c
  where asked.named <= 20000 and c.id in (select id from comments where author_id = any($41::uuid[])) and c.search @@ asked.words offset 0
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.created_at < $42::timestamptz and c.author_id = any($43::uuid[]) and (c.wiki_page_id = any(array(select w.id from wiki_pages w
  where w.slug = any($44::text[]) and w.deleted_at is null))
  or exists (select from post_topics t where t.post_id = c.post_id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($45::text[]) and w.deleted_at is null))))
  order by c.created_at desc, c.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from comments where created_at is not null and created_at < $46::timestamptz) as oldest
  from (
  select created_at as moment from comments
  where asked.named > 20000 and created_at is not null and created_at < $47::timestamptz
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select c.id, c.search, c.created_at as moment
  from (
  select * from (
  select * from comments where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.created_at < $48::timestamptz and c.author_id = any($49::uuid[]) and (c.wiki_page_id = any(array(select w.id from wiki_pages w
  where w.slug = any($50::text[]) and w.deleted_at is null))
  or exists (select from post_topics t where t.post_id = c.post_id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($51::text[]) and w.deleted_at is null))))
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4) union all (select candidate.kind, candidate.id, candidate.rank, $52::text as query, candidate.moment as "createdAt" from (select $53::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($54::text[], $55::boolean[], $56::boolean[], $57::boolean, $58::boolean)) as words, (select count(*) from (select from (select wiki_page_id from revisions
  where author_id = any($59::uuid[]) and wiki_page_id is not null) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select w.id, w.search, w.created_at as moment
  from (
  select * from wiki_pages w
  where asked.named <= 20000 and w.id in (select wiki_page_id from revisions
  where author_id = any($60::uuid[]) and wiki_page_id is not null) and w.search @@ asked.words offset 0
  ) w
  where (w.deleted_at is null and w.merged_into_id is null) and w.created_at < $61::timestamptz and exists (select from revisions r
  where r.wiki_page_id = w.id and r.author_id = any($62::uuid[]) offset 0) and w.id = any(array(select w.id from wiki_pages w
  where w.slug = any($63::text[]) and w.deleted_at is null))
  order by w.created_at desc, w.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from wiki_pages where created_at is not null and created_at < $64::timestamptz) as oldest
  from (
  select created_at as moment from wiki_pages
  where asked.named > 20000 and created_at is not null and created_at < $65::timestamptz
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select w.id, w.search, w.created_at as moment
  from (
  select * from (
  select * from wiki_pages where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) w
  where (w.deleted_at is null and w.merged_into_id is null) and w.created_at < $66::timestamptz and exists (select from revisions r
  where r.wiki_page_id = w.id and r.author_id = any($67::uuid[]) offset 0) and w.id = any(array(select w.id from wiki_pages w
  where w.slug = any($68::text[]) and w.deleted_at is null))
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4) union all (select candidate.kind, candidate.id, candidate.rank, $69::text as query, candidate.moment as "createdAt" from (select $70::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($71::text[], $72::boolean[], $73::boolean[], $74::boolean, $75::boolean)) as words, (select count(*) from (select from (select id from sequences where author_id = any($76::uuid[])) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select s.id, s.search, s.created_at as moment
  from (
  select * from sequences s
  where asked.named <= 20000 and s.id in (select id from sequences where author_id = any($77::uuid[])) and s.search @@ asked.words offset 0
  ) s
  where (s.deleted_at is null and s.hidden_at is null) and s.created_at < $78::timestamptz and s.author_id = any($79::uuid[]) and exists (select from sequence_entries e
  join posts p on p.id = e.post_id join post_topics t on t.post_id = p.id
  where e.sequence_id = s.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($80::text[]) and w.deleted_at is null)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) offset 0)
  order by s.created_at desc, s.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from sequences where created_at is not null and created_at < $81::timestamptz) as oldest
  from (
  select created_at as moment from sequences
  where asked.named > 20000 and created_at is not null and created_at < $82::timestamptz
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select s.id, s.search, s.created_at as moment
  from (
  select * from (
  select * from sequences where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) s
  where (s.deleted_at is null and s.hidden_at is null) and s.created_at < $83::timestamptz and s.author_id = any($84::uuid[]) and exists (select from sequence_entries e
  join posts p on p.id = e.post_id join post_topics t on t.post_id = p.id
  where e.sequence_id = s.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($85::text[]) and w.deleted_at is null)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) offset 0)
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350) candidate
  where true
  order by candidate.moment desc, candidate.id desc limit 4)) merged order by "createdAt" desc, "id" desc limit 4;

-- search.counts
select kind, count(*)::int as count from ((select $1::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($2::text[], $3::boolean[], $4::boolean[], $5::boolean, $6::boolean)) as words, (select count(*) from (select from (select null::uuid where false) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select u.id, u.search, u.joined_at as moment
  from (
  select * from users u
  where asked.named <= 20000 and u.id in (select null::uuid where false) and u.search @@ asked.words offset 0
  ) u
  where true and u.joined_at < $7::timestamptz and false and false
  order by u.joined_at desc, u.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(joined_at) from users where joined_at is not null and joined_at < $8::timestamptz) as oldest
  from (
  select joined_at as moment from users
  where asked.named > 20000 and joined_at is not null and joined_at < $9::timestamptz
  order by joined_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select u.id, u.search, u.joined_at as moment
  from (
  select * from (
  select * from users where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by joined_at desc, id desc
  ) u
  where true and u.joined_at < $10::timestamptz and false and false
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350) union all (select $11::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($12::text[], $13::boolean[], $14::boolean[], $15::boolean, $16::boolean)) as words, (select count(*) from (select from (select id from posts where author_id = any($17::uuid[]) union all
  select post_id from post_coauthors where user_id = any($18::uuid[]) and accepted_at is not null) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select p.id, p.search, p.published_at as moment
  from (
  select * from posts p
  where asked.named <= 20000 and p.id in (select id from posts where author_id = any($19::uuid[]) union all
  select post_id from post_coauthors where user_id = any($20::uuid[]) and accepted_at is not null) and p.search @@ asked.words offset 0
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.published_at < $21::timestamptz and (p.author_id = any($22::uuid[]) or exists (select from post_coauthors together
  where together.post_id = p.id and together.user_id = any($23::uuid[])
  and together.accepted_at is not null)) and exists (select from post_topics t where t.post_id = p.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($24::text[]) and w.deleted_at is null)) offset 0)
  order by p.published_at desc, p.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(published_at) from posts where published_at is not null and published_at < $25::timestamptz) as oldest
  from (
  select published_at as moment from posts
  where asked.named > 20000 and published_at is not null and published_at < $26::timestamptz
  order by published_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select p.id, p.search, p.published_at as moment
  from (
  select * from (
  select * from posts where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by published_at desc, id desc
  ) p
  where (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) and p.published_at < $27::timestamptz and (p.author_id = any($28::uuid[]) or exists (select from post_coauthors together
  where together.post_id = p.id and together.user_id = any($29::uuid[])
  and together.accepted_at is not null)) and exists (select from post_topics t where t.post_id = p.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($30::text[]) and w.deleted_at is null)) offset 0)
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350) union all (select $31::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($32::text[], $33::boolean[], $34::boolean[], $35::boolean, $36::boolean)) as words, (select count(*) from (select from (select id from comments where author_id = any($37::uuid[])) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select c.id, c.search, c.created_at as moment
  from (
  select * from comments c
  where asked.named <= 20000 and c.id in (select id from comments where author_id = any($38::uuid[])) and c.search @@ asked.words offset 0
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.created_at < $39::timestamptz and c.author_id = any($40::uuid[]) and (c.wiki_page_id = any(array(select w.id from wiki_pages w
  where w.slug = any($41::text[]) and w.deleted_at is null))
  or exists (select from post_topics t where t.post_id = c.post_id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($42::text[]) and w.deleted_at is null))))
  order by c.created_at desc, c.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from comments where created_at is not null and created_at < $43::timestamptz) as oldest
  from (
  select created_at as moment from comments
  where asked.named > 20000 and created_at is not null and created_at < $44::timestamptz
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select c.id, c.search, c.created_at as moment
  from (
  select * from (
  select * from comments where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) c
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true
  where c.deleted_at is null and c.hidden_at is null and ((p.published_at is not null and p.deleted_at is null and p.hidden_at is null) or w.id is not null and w.deleted_at is null) and c.created_at < $45::timestamptz and c.author_id = any($46::uuid[]) and (c.wiki_page_id = any(array(select w.id from wiki_pages w
  where w.slug = any($47::text[]) and w.deleted_at is null))
  or exists (select from post_topics t where t.post_id = c.post_id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($48::text[]) and w.deleted_at is null))))
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350) union all (select $49::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($50::text[], $51::boolean[], $52::boolean[], $53::boolean, $54::boolean)) as words, (select count(*) from (select from (select wiki_page_id from revisions
  where author_id = any($55::uuid[]) and wiki_page_id is not null) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select w.id, w.search, w.created_at as moment
  from (
  select * from wiki_pages w
  where asked.named <= 20000 and w.id in (select wiki_page_id from revisions
  where author_id = any($56::uuid[]) and wiki_page_id is not null) and w.search @@ asked.words offset 0
  ) w
  where (w.deleted_at is null and w.merged_into_id is null) and w.created_at < $57::timestamptz and exists (select from revisions r
  where r.wiki_page_id = w.id and r.author_id = any($58::uuid[]) offset 0) and w.id = any(array(select w.id from wiki_pages w
  where w.slug = any($59::text[]) and w.deleted_at is null))
  order by w.created_at desc, w.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from wiki_pages where created_at is not null and created_at < $60::timestamptz) as oldest
  from (
  select created_at as moment from wiki_pages
  where asked.named > 20000 and created_at is not null and created_at < $61::timestamptz
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select w.id, w.search, w.created_at as moment
  from (
  select * from (
  select * from wiki_pages where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) w
  where (w.deleted_at is null and w.merged_into_id is null) and w.created_at < $62::timestamptz and exists (select from revisions r
  where r.wiki_page_id = w.id and r.author_id = any($63::uuid[]) offset 0) and w.id = any(array(select w.id from wiki_pages w
  where w.slug = any($64::text[]) and w.deleted_at is null))
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350) union all (select $65::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
  found.moment
  from (select (select search_query($66::text[], $67::boolean[], $68::boolean[], $69::boolean, $70::boolean)) as words, (select count(*) from (select from (select id from sequences where author_id = any($71::uuid[])) ids limit 20000 + 1) few) as named offset 0) asked
  cross join lateral ((select s.id, s.search, s.created_at as moment
  from (
  select * from sequences s
  where asked.named <= 20000 and s.id in (select id from sequences where author_id = any($72::uuid[])) and s.search @@ asked.words offset 0
  ) s
  where (s.deleted_at is null and s.hidden_at is null) and s.created_at < $73::timestamptz and s.author_id = any($74::uuid[]) and exists (select from sequence_entries e
  join posts p on p.id = e.post_id join post_topics t on t.post_id = p.id
  where e.sequence_id = s.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($75::text[]) and w.deleted_at is null)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) offset 0)
  order by s.created_at desc, s.id desc
  limit 250
  ) union all (select fitting.id, fitting.search, fitting.moment
  from (
  select max(moment) as newest, min(moment) as recent,
  (select min(created_at) from sequences where created_at is not null and created_at < $76::timestamptz) as oldest
  from (
  select created_at as moment from sequences
  where asked.named > 20000 and created_at is not null and created_at < $77::timestamptz
  order by created_at desc limit 250
  ) newest
  ) times
  cross join lateral search_walk(times.newest, times.recent, times.oldest) span
  cross join lateral (
  select s.id, s.search, s.created_at as moment
  from (
  select * from (
  select * from sequences where search @@ asked.words and search @@ span and search_by_index(id) offset 0
  ) fitting
  order by created_at desc, id desc
  ) s
  where (s.deleted_at is null and s.hidden_at is null) and s.created_at < $78::timestamptz and s.author_id = any($79::uuid[]) and exists (select from sequence_entries e
  join posts p on p.id = e.post_id join post_topics t on t.post_id = p.id
  where e.sequence_id = s.id and t.topic_id = any(array(select w.id from wiki_pages w
  where w.slug = any($80::text[]) and w.deleted_at is null)) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null) offset 0)
  limit 250
  ) fitting
  limit 250)) found
  where numnode(asked.words) > 0
  limit 350)) found group by kind;

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
