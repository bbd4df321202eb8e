import type { CommentRecord } from '../records.ts';
import type { CollectedPost } from './collected-posts.ts';
import { commentMarkdown } from './comment-markdown.ts';
import type { Dialect } from './dialect.ts';
import { bylineOf, commentId, questionSubject } from './ids.ts';
import { addressee } from './mentions.ts';

interface CommentedPost {
  readonly question: number;
  /** Null: the comments are on the question itself. */
  readonly answer: string | null;
}

/**
 * The comments on a question or an answer. There they form one flat list; who begins with `@name` and
 * means an earlier commenter answers that one's newest comment, the others answer the post.
 */
export function threadRecords(
  { id: post, comments, commenters }: CollectedPost,
  { question, answer }: CommentedPost,
  dialect: Dialect,
): CommentRecord[] {
  const earlier: { id: string; name: string }[] = [];
  return comments.map(({ row, place }) => {
    const id = commentId(row.Id);
    const author = bylineOf(row.UserId, row.UserDisplayName);
    const name = commenters.get(row.Id) ?? author.name;
    const parent = addressee(
      row.Text,
      earlier.filter((comment) => comment.name !== name),
    );
    earlier.push({ id, name });
    return {
      kind: 'comment',
      externalId: id,
      place,
      on: questionSubject(question),
      parent: parent?.id ?? answer,
      author: { ...author, name },
      body: { markdown: commentMarkdown(row.Text, dialect, post) },
      isAnswer: false,
      isAccepted: false,
      score: row.Score,
      // Comments can only be voted up.
      voteCount: Math.max(0, row.Score),
      agreementScore: 0,
      createdAt: row.CreationDate,
      editedAt: null,
      deletedAt: null,
      isRetracted: false,
      isPinned: false,
    };
  });
}
