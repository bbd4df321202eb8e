import { v7 } from 'uuid';
import { assertMay } from '../../../../access/assertions.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { claimSlug } from '../../../../naming/claim-slug.ts';
import { titleOf } from '../../../../naming/title.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../../writes/limits.ts';
import { create } from '../../../../writes/write.ts';
import { keepMentions } from '../../../link/mentions.ts';
import type { PostRow } from '../model.ts';
import { checkedText, contentOf, linkUrlOf, type NewPost, reread } from './content.ts';
import { addVersion } from './versions.ts';

/**
 * Begins a post, as a draft that its author alone sees.
 *
 * @throws PublicError BAD_USER_INPUT, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function createPost(scope: Scope, input: NewPost): Promise<PostRow> {
  const viewer = await assertMay(scope, 'post.create', null);
  const { idempotencyKey } = input;
  await assertBelowWriteLimit(scope, viewer, { class: 'create', idempotencyKey });
  const id = v7();
  const kind = input.kind ?? 'ARTICLE';
  const { title, linkUrl, markdown } = await checkAll({
    title: () => titleOf(input.title, 'input.title'),
    linkUrl: () => linkUrlOf(kind, input.linkUrl),
    markdown: () => checkedText(input.markdown),
  });
  const content = await contentOf(scope, { id, markdown, writerId: viewer.id });
  const made = await create({ scope, viewer, name: 'createPost', input, newId: id }, async (tx) => {
    const at = new Date();
    const slug = await claimSlug(tx, { table: 'posts', id, title });
    const byline = { authorId: viewer.id, authorName: viewer.displayName };
    const times = { createdAt: at, lastActivityAt: at };
    await tx.prisma.post.create({
      data: { id, slug, title, kind, linkUrl, ...byline, ...times },
      select: { id: true },
    });
    await addVersion(tx, viewer, {
      postId: id,
      version: 1,
      title,
      content,
      summary: null,
      isMinor: false,
      charsAdded: content.markdown.length,
      charsRemoved: 0,
      at,
    });
    await keepMentions(tx, scope, {
      source: { kind: 'Post', id },
      markdown: content.markdown,
      isNew: true,
    });
    return id;
  });
  return reread(scope, made);
}
