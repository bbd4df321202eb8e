import type { CommentRecord } from '../records.ts';
import { type Article, DemoFileError, pathOf, threadsFileOf } from './files.ts';
import type { Comment } from './formats.ts';
import type { Names } from './names.ts';

interface PlacedComment {
  readonly externalId: string;
  readonly parent: PlacedComment | null;
  readonly comment: Comment;
}

/** All comments under a post or a page, each after the one it answers. */
export function commentsOf(article: Article<unknown>): PlacedComment[] {
  const path = pathOf(article);
  const place =
    (parent: PlacedComment | null) =>
    (comment: Comment): PlacedComment[] => {
      const placed = { externalId: `${path}#${comment.id}`, parent, comment };
      return [placed, ...comment.replies.flatMap(place(placed))];
    };
  return article.threads.flatMap(place(null));
}

export function* commentRecords(
  article: Article<unknown>,
  on: CommentRecord['on'],
  names: Names,
): Generator<CommentRecord> {
  const file = threadsFileOf(article);
  for (const { externalId, parent, comment } of commentsOf(article)) {
    if (parent && comment.at < parent.comment.at) {
      throw new DemoFileError(
        file,
        `${comment.id} is older than ${parent.comment.id}, which it answers`,
      );
    }
    yield {
      kind: 'comment',
      externalId,
      on,
      parent: parent?.externalId ?? null,
      author: names.byline(file, comment.by),
      body: { markdown: comment.text.trim() },
      isAnswer: comment.answer,
      isAccepted: comment.accepted,
      score: comment.score,
      voteCount: comment.votes ?? Math.abs(comment.score),
      agreementScore: comment.agreement,
      createdAt: comment.at,
      editedAt: comment.edited ?? null,
      deletedAt: comment.deleted ?? null,
      isRetracted: comment.retracted,
      isPinned: comment.pinned,
    };
  }
}
