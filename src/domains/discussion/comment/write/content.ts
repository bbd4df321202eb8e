import type { RichContent } from '../../../../content/rich-content.ts';
import { saysSomething } from '../../../../content/says-something.ts';
import type { Transaction } from '../../../../db/database.ts';
import { inputError } from '../../../../lib/errors.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { renderText } from '../../../../writes/render-text.ts';
import { keepMentions } from '../../../link/mentions.ts';
import type { CommentRow } from '../model.ts';
import { commentsById } from '../service.ts';
import { LONGEST_COMMENT } from './model.ts';

/**
 * What a comment says, in every form that is kept. Rendering takes time: do it before a transaction.
 *
 * @throws PublicError BAD_USER_INPUT when it is blank or too long
 */
export async function contentOf(
  { reader }: Scope,
  { id, markdown }: { readonly id: string; readonly markdown: string },
): Promise<RichContent> {
  if (markdown.length > LONGEST_COMMENT) {
    throw inputError(
      'input.markdown',
      `A comment has at most ${LONGEST_COMMENT} characters, not ${markdown.length}.`,
    );
  }
  const content = await renderText(reader, { id, markdown });
  if (saysSomething(content)) return content;
  throw inputError('input.markdown', 'A comment says something.');
}

/** Makes the pingbacks of a comment what its text links to. */
export function keepCommentMentions(
  tx: Transaction,
  { site }: Scope,
  { id, content }: { readonly id: string; readonly content: RichContent },
): Promise<void> {
  const source = { kind: 'Comment', id } as const;
  return keepMentions(tx, { source, markdown: content.markdown, siteUrl: site.url });
}

/** A comment after the write, as the viewer sees it. */
export async function reread(scope: Scope, id: string): Promise<CommentRow> {
  const comment = await commentsById(scope).load(id);
  invariant(comment !== null, 'who may write a comment may see it');
  return comment;
}
