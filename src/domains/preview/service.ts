import { assertMay } from '../../access/assertions.ts';
import { checkedLength } from '../../lib/checked-length.ts';
import { NIL_UUID } from '../../lib/uuid.ts';
import type { Scope } from '../../request/scope.ts';
import { assertBelowWriteLimit } from '../../writes/limits.ts';
import { renderText } from '../../writes/render-text.ts';
import { MAX_COMMENT_LENGTH } from '../discussion/comment/write/content.ts';
import { MAX_POST_LENGTH } from '../discussion/post/write/content.ts';
import { MAX_DESCRIPTION_LENGTH } from '../discussion/sequence/write/content.ts';
import { MAX_BIO_LENGTH } from '../people/user/write/profile.ts';
import type { RichTextRef } from '../rich-text/model.ts';
import { MAX_PAGE_LENGTH } from '../wiki/edit/content.ts';

/** What each context is called in messages, and the maximum length of its texts in UTF-16 code units. */
const LIMITS = {
  POST: { what: 'A post', most: MAX_POST_LENGTH },
  COMMENT: { what: 'A comment', most: MAX_COMMENT_LENGTH },
  WIKI_PAGE: { what: 'A wiki page', most: MAX_PAGE_LENGTH },
  SEQUENCE: { what: 'A description', most: MAX_DESCRIPTION_LENGTH },
  PROFILE: { what: 'A bio', most: MAX_BIO_LENGTH },
} as const;

export type PreviewContext = keyof typeof LIMITS;

interface PreviewArguments {
  readonly markdown: string;
  readonly context: PreviewContext;
}

/**
 * A text as it would be shown, in every form. Nothing is stored.
 *
 * @throws PublicError BAD_USER_INPUT, FORBIDDEN, RATE_LIMITED, TIMEOUT, UNAUTHENTICATED
 */
export async function preview(
  scope: Scope,
  { markdown, context }: PreviewArguments,
): Promise<RichTextRef> {
  const viewer = await assertMay(scope, 'text.preview', null);
  checkedLength(markdown, { argument: 'markdown', ...LIMITS[context] });
  await assertBelowWriteLimit(scope, viewer, { class: 'edit' });
  const text = { id: NIL_UUID, markdown, writerId: viewer.id };
  const content = await renderText(scope.reader, text);
  return {
    holder: 'comment',
    id: NIL_UUID,
    loaded: { ...content, opening: content.preview ?? content.text },
    isWhole: true,
  };
}
