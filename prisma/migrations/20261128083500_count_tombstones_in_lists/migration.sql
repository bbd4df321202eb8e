-- The counters of comments count what the lists of comments have: tombstones too, while something below
-- them counts. A server of the release before counts without them meanwhile; `doctor --fix` recounts.
update posts p set comment_count = p.comment_count + tombstones.number
from (
  select c.post_id, count(*)::int as number from comments c
  where (c.deleted_at is not null or c.hidden_at is not null) and c.descendant_count > 0
  group by c.post_id
) tombstones
where p.id = tombstones.post_id;

update wiki_pages w set comment_count = w.comment_count + tombstones.number
from (
  select c.wiki_page_id, count(*)::int as number from comments c
  where (c.deleted_at is not null or c.hidden_at is not null) and c.descendant_count > 0
  group by c.wiki_page_id
) tombstones
where w.id = tombstones.wiki_page_id;
