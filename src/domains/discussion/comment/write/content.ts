import type { RichContent } from '../../../../content/rich-content.ts';
import { saysSomething } from '../../../../content/says-something.ts';
import { checkedLength } from '../../../../lib/checked-length.ts';
import { inputError } from '../../../../lib/errors.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { renderText } from '../../../../writes/render-text.ts';

/** What a client may say of a new comment. */
export interface NewComment {
  /** An id: of the post or wiki page that it stands on, or of the comment that it answers. */
  readonly subjectId: string;
  readonly markdown: string;
  readonly isAnswer?: boolean | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** UTF-16 code units of Markdown that a comment may have. */
export const MAX_COMMENT_LENGTH = 50_000;

/** Comments above one; a thread is read by walking it. */
export const MAX_COMMENT_DEPTH = 200;

/** What a comment stands on: exactly one of the two. */
export interface Place {
  readonly postId: string | null;
  readonly wikiPageId: string | null;
}

/** The id of the post or wiki page. */
export function placeIdOf({ postId, wikiPageId }: Place): string {
  const placeId = postId ?? wikiPageId;
  invariant(placeId !== null, 'a comment stands on one of the two');
  return placeId;
}

/** A comment on its way into a thread, or out of it: what locks, counters and rules need to know. */
export interface PlacedComment extends Place {
  readonly id: string;
  readonly parentId: string | null;
  readonly rootId: string | null;
  readonly depth: number;
  readonly authorId: string | null;
  readonly isAnswer: boolean;
  readonly isRetracted: boolean;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** Since when this text waits for review; null when it does not. */
  readonly heldAt: string | null;
}

/** @throws PublicError BAD_USER_INPUT when it is blank or too long */
export function checkedText(markdown: string): string {
  if (markdown.trim() === '') throw emptyComment();
  const limit = { argument: 'input.markdown', what: 'A comment', most: MAX_COMMENT_LENGTH };
  return checkedLength(markdown, limit);
}

/**
 * The text of a comment in every stored form. Rendering takes time: do it before a transaction.
 *
 * @throws PublicError BAD_USER_INPUT when nothing of it can be seen
 */
export async function contentOf(
  { reader }: Scope,
  text: { readonly id: string; readonly markdown: string; readonly writerId: string },
): Promise<RichContent> {
  const content = await renderText(reader, text);
  if (saysSomething(content)) return content;
  throw emptyComment();
}

function emptyComment() {
  return inputError('input.markdown', 'A comment cannot be empty.');
}
