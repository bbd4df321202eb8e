import { v7 } from 'uuid';
import { assertMay } from '../../../access/assertions.ts';
import type { Transaction } from '../../../db/database.ts';
import { checkAll } from '../../../lib/check-all.ts';
import { titleOf } from '../../../naming/title.ts';
import type { Scope } from '../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../writes/limits.ts';
import { create } from '../../../writes/write.ts';
import { isHeldBack } from '../../moderation/log/newcomers.ts';
import { holdWikiEdit } from '../held-edit/write/service.ts';
import { wikiPagesById } from '../page/service.ts';
import { claimSlug } from '../page/write/slugs.ts';
import {
  assertFreeTitle,
  checkedSummary,
  checkedText,
  rereadCurrent,
  rereadHeld,
  type WrittenPage,
} from './content.ts';
import { type Author, insertVersion, type PreparedVersion, versionOf } from './version-service.ts';

export interface NewWikiPage {
  readonly title: string;
  readonly markdown: string;
  readonly summary?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Makes a wiki page with its first version. A newcomer's is held for review, and nothing reserves its title.
 *
 * @throws PublicError BAD_USER_INPUT, also when there is a page of that name; RATE_LIMITED, FORBIDDEN,
 * UNAUTHENTICATED
 */
export async function createWikiPage(scope: Scope, input: NewWikiPage): Promise<WrittenPage> {
  const viewer = await assertMay(scope, 'wikiPage.create', null);
  const { idempotencyKey } = input;
  await assertBelowWriteLimit(scope, viewer, { class: 'create', idempotencyKey });
  const id = v7();
  const { title, markdown, summary } = await checkAll(
    {
      title: () => titleOf(input.title, 'input.title'),
      markdown: () => checkedText(input.markdown),
      summary: () => checkedSummary(input.summary),
    },
    { isFree: () => assertFreeTitle(scope, { id, title: input.title }) },
  );
  const version = await versionOf(scope.reader, {
    pageId: id,
    before: '',
    draft: { title, markdown, summary },
    writerId: viewer.id,
  });
  const made = await create(
    { scope, viewer, name: 'createWikiPage', input, newId: id },
    async (tx) => {
      if (await isHeldBack(tx, { site: scope.site, viewer })) {
        const change = { title, markdown, summary, isMinor: false, basedOn: 0 };
        return holdWikiEdit(tx, { id, wikiPageId: null, authorId: viewer.id, ...change });
      }
      await insertPage(tx, { scope, author: viewer, id, title, version });
      return id;
    },
  );
  // An edit that was held and then approved has given its id to the page.
  const page = await wikiPagesById(scope).load(made);
  return page === null ? rereadHeld(scope, made) : rereadCurrent(scope, made);
}

interface NewPage {
  readonly scope: Scope;
  readonly author: Author;
  readonly id: string;
  readonly title: string;
  readonly version: PreparedVersion;
  /** The argument that names the title. Default: `input.title`. */
  readonly argument?: string;
}

/**
 * Makes a page with its first version.
 *
 * @throws PublicError BAD_USER_INPUT when another page has the title
 */
export async function insertPage(
  tx: Transaction,
  { id, title, argument, ...version }: NewPage,
): Promise<void> {
  const slug = await claimSlug(tx, { id, title, ...(argument !== undefined && { argument }) });
  const { updatedAt } = await tx.prisma.wikiPage.create({
    data: { id, slug, title, authorId: version.author.id },
    select: { updatedAt: true },
  });
  const at = updatedAt.toISOString();
  const current = { id, version: 0, updatedAt: at, revisionId: null, markdown: '' };
  await insertVersion(tx, { ...version, current });
}
