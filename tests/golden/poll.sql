-- poll.byPost
select k.post_id as id, json_build_object(
  'id', k.id, 'postId', k.post_id, 'question', k.question, 'options', k.options,
  'voteCounts', k.vote_counts, 'voterCount', k.voter_count, 'maxChoices', k.max_choices,
  'closesAt', k.closes_at, 'isClosed', coalesce(k.closes_at <= now(), false),
  'createdAt', k.created_at, 'viewerChoices', null
  ) as poll
  from polls k where k.post_id = any(array(select "id" from rows_1));

-- post.byId
select p.id as "id", p.slug as "slug" from posts p
  where p.id = any($1::uuid[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);

-- post.bySlug
select p.id as "id", p.slug as "slug" from posts p
  where p.slug = any($1::text[]) and (p.published_at is not null and p.deleted_at is null and p.hidden_at is null);
