import type { PostRecord, RevisionRecord } from '../records.ts';
import { type Act, actsOf } from './acts.ts';
import type { CollectedPost } from './collected-posts.ts';
import type { Dialect } from './dialect.ts';
import { bylineOf, questionSubject } from './ids.ts';
import { lockedAt } from './locks.ts';
import type { Placed } from './read-table.ts';
import { postHtml } from './site-html.ts';
import type { PostRow } from './tables/posts.ts';
import { tagNames } from './tag-names.ts';
import { versionText } from './version-text.ts';
import { versionsOf } from './versions.ts';

/** A question becomes a post. */
export function questionRecord(
  { row, place }: Placed<PostRow>,
  { history, votes }: CollectedPost,
): PostRecord {
  const title = titleOf(row);
  return {
    kind: 'post',
    externalId: String(row.Id),
    place,
    slug: title,
    title,
    postKind: 'QUESTION',
    author: bylineOf(row.OwnerUserId, row.OwnerDisplayName),
    coauthors: [],
    linkUrl: null,
    score: row.Score,
    voteCount: votes,
    createdAt: row.CreationDate,
    publishedAt: row.CreationDate,
    editedAt: row.LastEditDate ?? null,
    lastActivityAt: row.LastActivityDate ?? row.CreationDate,
    lockedAt: lockedAt(row, history),
    pinnedAt: null,
    curatedAt: null,
    topics: tagNames(row.Tags).map((tag) => ({ wikiPage: tag, relevance: 1 })),
  };
}

/** A question's versions; of one without history a single one, from its body. */
export function questionRevisions(
  post: Placed<PostRow>,
  { history }: CollectedPost,
  dialect: Dialect,
): RevisionRecord[] {
  const { row } = post;
  const acts = actsOf(history);
  if (acts.every((act) => act.body === undefined)) return [onlyVersion(post, dialect)];
  const state = beginning(row, acts);
  const newest = acts.findLast((act) => act.body !== undefined)?.body;
  return versionsOf({
    of: questionSubject(row.Id),
    acts,
    stateAfter: (act) => {
      state.title = act.title ?? state.title;
      state.markdown = act.body ?? state.markdown;
      state.tags = act.tags ?? state.tags;
      return { ...state };
    },
    textOf: (markdown, createdAt) => {
      const shown = markdown === newest ? row.Body : null;
      return versionText({ markdown, shown, createdAt }, dialect);
    },
  });
}

/** What a history that begins late, as that of a migrated question may, leaves unsaid. */
function beginning(row: PostRow, acts: readonly Act[]) {
  const title = acts.find((act) => act.title !== undefined)?.title ?? titleOf(row);
  const markdown = acts.find((act) => act.body !== undefined)?.body ?? '';
  const tags: readonly string[] =
    acts.find((act) => act.tags !== undefined)?.tags ?? tagNames(row.Tags);
  return { title, markdown, tags };
}

function onlyVersion({ row, place }: Placed<PostRow>, dialect: Dialect): RevisionRecord {
  return {
    kind: 'revision',
    externalId: `post:${row.Id}`,
    place,
    of: questionSubject(row.Id),
    author: bylineOf(row.OwnerUserId, row.OwnerDisplayName),
    title: titleOf(row),
    summary: null,
    text: { html: postHtml(row.Body, dialect) },
    isMinor: false,
    createdAt: row.CreationDate,
  };
}

function titleOf({ Title, Id }: PostRow): string {
  return Title?.trim() || `Question ${Id}`;
}
