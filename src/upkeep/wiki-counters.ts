import sql from 'sql-template-tag';
import { commentsInThreads } from '../domains/discussion/comment/policy.ts';
import { publicPosts } from '../domains/discussion/post/policy.ts';
import type { Counter } from './counter.ts';
import { wikiPageInUpkeepScope } from './scope.ts';

const inScope: Counter['inScope'] = (scope) => wikiPageInUpkeepScope(sql`t.id`, scope);

/** Posts filed under the page that all may see. */
export const pagePostCount: Counter = {
  name: 'wiki_pages.post_count',
  table: 'wiki_pages',
  key: ['id'],
  columns: ['post_count'],
  inScope,
  expected: (scope) => sql`
    select w.id, (
      select count(*)::int
      from post_topics pt
      join posts p on p.id = pt.post_id
      where pt.topic_id = w.id and ${publicPosts}
    ) as post_count
    from wiki_pages w
    where ${wikiPageInUpkeepScope(sql`w.id`, scope)}`,
};

export const pageContributionCount: Counter = {
  name: 'wiki_pages.contribution_count',
  table: 'wiki_pages',
  key: ['id'],
  columns: ['contribution_count'],
  inScope,
  expected: (scope) => sql`
    select w.id, (
      select count(*)::int from revisions r where r.wiki_page_id = w.id
    ) as contribution_count
    from wiki_pages w
    where ${wikiPageInUpkeepScope(sql`w.id`, scope)}`,
};

/** The comments in its list: tombstones too, while something below them counts. */
export const pageCommentCount: Counter = {
  name: 'wiki_pages.comment_count',
  table: 'wiki_pages',
  key: ['id'],
  columns: ['comment_count'],
  inScope,
  expected: (scope) => sql`
    select w.id, (
      select count(*)::int from comments c
      where c.wiki_page_id = w.id and ${commentsInThreads}
    ) as comment_count
    from wiki_pages w
    where ${wikiPageInUpkeepScope(sql`w.id`, scope)}`,
};

/** The highest version is the text, and its time is when the page was updated. */
export const pageCurrentRevision: Counter = {
  name: 'wiki_pages.current_revision_id, updated_at',
  table: 'wiki_pages',
  key: ['id'],
  columns: ['current_revision_id', 'updated_at'],
  inScope,
  expected: (scope) => sql`
    select w.id, r.id as current_revision_id, coalesce(r.created_at, w.created_at) as updated_at
    from wiki_pages w
    left join lateral (
      select r.id, r.created_at
      from revisions r
      where r.wiki_page_id = w.id
      order by r.version desc
      limit 1
    ) r on true
    where ${wikiPageInUpkeepScope(sql`w.id`, scope)}`,
};
