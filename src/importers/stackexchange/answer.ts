import type { CommentRecord } from '../records.ts';
import { actsOf } from './acts.ts';
import type { CollectedPost } from './collected-posts.ts';
import type { Dialect } from './dialect.ts';
import { answerId, bylineOf, questionSubject } from './ids.ts';
import type { Placed } from './read-table.ts';
import { postHtml } from './site-html.ts';
import type { PostRow } from './tables/posts.ts';
import { versionText } from './version-text.ts';

/** An answer becomes a top-level comment on its question. Comments have no versions: the newest text is it. */
export function answerRecord(
  { row, place }: Placed<PostRow>,
  question: number,
  { history, votes, acceptedBy }: CollectedPost,
  dialect: Dialect,
): CommentRecord {
  const newest = actsOf(history).findLast((act) => act.body !== undefined);
  return {
    kind: 'comment',
    externalId: answerId(row.Id),
    place,
    on: questionSubject(question),
    parent: null,
    author: bylineOf(row.OwnerUserId, row.OwnerDisplayName),
    body:
      newest?.body === undefined
        ? { html: postHtml(row.Body, dialect) }
        : versionText({ markdown: newest.body, shown: row.Body, createdAt: newest.at }, dialect),
    isAnswer: true,
    isAccepted: acceptedBy.includes(question),
    score: row.Score,
    voteCount: votes,
    agreementScore: 0,
    createdAt: row.CreationDate,
    editedAt: row.LastEditDate ?? null,
    deletedAt: null,
    isRetracted: false,
    isPinned: false,
  };
}
