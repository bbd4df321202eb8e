import { v7 } from 'uuid';
import { titleOf } from '../../naming/title.ts';
import { assertBelowWriteLimit } from '../../writes/limits.ts';
import { create } from '../../writes/write.ts';
import { assertMay } from '../action/service.ts';
import type { Scope } from '../scope.ts';
import { claimSlug } from './slugs.ts';
import { insertVersion, versionOf } from './version-service.ts';
import type { WrittenPage } from './write-model.ts';
import { checkedSummary, checkedText, rereadCurrent } from './written.ts';

export interface NewWikiPage {
  readonly title: string;
  readonly markdown: string;
  readonly summary?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Makes a wiki page with its first version.
 *
 * @throws PublicError BAD_USER_INPUT, also when there is a page of that name; RATE_LIMITED, FORBIDDEN,
 * UNAUTHENTICATED
 */
export async function createWikiPage(scope: Scope, input: NewWikiPage): Promise<WrittenPage> {
  const viewer = await assertMay(scope, 'wikiPage.create', null);
  const { idempotencyKey } = input;
  await assertBelowWriteLimit(scope, viewer, { class: 'create', idempotencyKey });
  const id = v7();
  const title = titleOf(input.title, 'input.title');
  const markdown = checkedText(input.markdown);
  const summary = checkedSummary(input.summary);
  const version = await versionOf(scope.reader, {
    pageId: id,
    before: '',
    draft: { title, markdown, summary },
  });
  const pageId = await create({ scope, viewer, name: 'createWikiPage', input }, async (tx) => {
    const slug = await claimSlug(tx, { id, title });
    const { updatedAt } = await tx.prisma.wikiPage.create({
      data: { id, slug, title, authorId: viewer.id },
      select: { updatedAt: true },
    });
    const at = updatedAt.toISOString();
    const current = { id, version: 0, updatedAt: at, revisionId: null, markdown: '' };
    await insertVersion(tx, { scope, viewer, current, version });
    return id;
  });
  return rereadCurrent(scope, pageId);
}
