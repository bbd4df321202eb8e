import type { CommentRecord } from '../records.ts';
import { actsOf } from './acts.ts';
import { answerId, bylineOf, questionSubject } from './ids.ts';
import { type Dialect, postHtml, versionText } from './markdown.ts';
import type { Dossier } from './post-dossiers.ts';
import type { Placed } from './read-table.ts';
import type { PostRow } from './tables/posts.ts';

/** An answer becomes a top-level comment on its question. Comments have no versions: the newest text is it. */
export function answerRecord(
  { row, place }: Placed<PostRow>,
  question: number,
  { history, votes, acceptedBy }: Dossier,
  dialect: Dialect,
): CommentRecord {
  const markdown = actsOf(history).findLast((act) => act.body !== undefined)?.body;
  return {
    kind: 'comment',
    externalId: answerId(row.Id),
    place,
    on: questionSubject(question),
    parent: null,
    author: bylineOf(row.OwnerUserId, row.OwnerDisplayName),
    body:
      markdown === undefined
        ? { html: postHtml(row.Body, dialect.origin) }
        : versionText(markdown, row.Body, dialect),
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
