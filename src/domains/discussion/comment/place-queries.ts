import sql, { type Sql } from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { Scope } from '../../../request/scope.ts';
import type { WikiPageFacts } from '../../wiki/page/facts.ts';
import { visibleWikiPages } from '../../wiki/page/policy.ts';
import type { PostState } from '../post/facts.ts';
import { visiblePosts } from '../post/policy.ts';

/** What a comment stands on, as far as rules need it. */
export interface PlaceRow {
  readonly id: string;
  readonly slug: string;
  readonly place: PostState | WikiPageFacts;
}

/** The `place` of a post, over `posts p`. */
export const postPlace: Sql = sql`json_build_object(
  'kind', 'Post', 'authorId', p.author_id, 'isPublished', p.published_at is not null,
  'isLocked', p.locked_at is not null, 'isDeleted', p.deleted_at is not null,
  'isHidden', p.hidden_at is not null,
  'isHeld', p.hidden_at is not null and coalesce(p.hidden_why = 'HELD', false)
) as place`;

/** The `place` of a wiki page, over `wiki_pages w`. */
export const wikiPagePlace: Sql = sql`json_build_object(
  'kind', 'WikiPage', 'isDeleted', w.deleted_at is not null,
  'isMerged', w.merged_into_id is not null,
  'isProtected', w.protected_at is not null
) as place`;

/** Posts and wiki pages in one statement: a list of comments may be on both. */
export function placesById({ viewer }: Scope): RowsById {
  return {
    name: 'comment.places',
    prefetches: [],
    query: (ids) => sql`select p.id, p.slug, ${postPlace}
      from posts p where p.id = any(${ids}) and ${visiblePosts(viewer)}
      union all
      select w.id, w.slug, ${wikiPagePlace}
      from wiki_pages w where w.id = any(${ids}) and ${visibleWikiPages(viewer)}`,
  };
}
