import { assertMayTo } from '../../../access/assertions.ts';
import { cleanText } from '../../../content/clean-text.ts';
import { textWork } from '../../../content/worker/text-work.ts';
import type { Transaction } from '../../../db/database.ts';
import { checkAll } from '../../../lib/check-all.ts';
import { checkedLength } from '../../../lib/checked-length.ts';
import { editConflict, type PublicError } from '../../../lib/errors.ts';
import { MAX_TITLE_LENGTH } from '../../../naming/title.ts';
import type { Scope } from '../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../writes/limits.ts';
import { postLoaders } from './loaders.ts';
import type { PostRow, SavedDraftRow } from './model.ts';
import { type CurrentDraft, deleteSavedDraft, selectSavedDraft } from './saved-draft-queries.ts';
import { type Changing, changePost } from './write/change.ts';
import { type BaseVersion, checkedText, MAX_LINK_LENGTH, reread } from './write/content.ts';
import { baseVersion } from './write/edit-service.ts';
import { staleVersion } from './write/versions.ts';

/** What the viewer saved of a post and has not made part of it; null if there is nothing. */
export function savedDraftOf(scope: Scope, postId: string): Promise<SavedDraftRow | null> {
  return postLoaders(scope).savedDrafts.load(postId);
}

export interface NewSavedDraft {
  readonly postId: string;
  /** The version of the post that the text was made from. */
  readonly basedOn: number;
  /** The number of the saved draft that the client has; null if it has none. */
  readonly replaces?: number | null | undefined;
  readonly title: string;
  readonly markdown: string;
  readonly linkUrl?: string | null | undefined;
}

/**
 * Stores an unfinished text beside its post. Nothing is rendered, and nobody else sees it.
 *
 * @throws PublicError EDIT_CONFLICT when the client does not have the newest draft; BAD_USER_INPUT, INVALID_ID, NOT_FOUND,
 * FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function saveDraft(scope: Scope, input: NewSavedDraft): Promise<PostRow> {
  const { permission, title, markdown, linkUrl } = await checkAll({
    permission: () => assertMayTo(scope, 'post.edit', { id: input.postId, argument }),
    title: () => checkedLength(cleanText(input.title), TITLE),
    markdown: () => checkedText(cleanText(input.markdown)),
    linkUrl: () => checkedLength(input.linkUrl ?? '', LINK) || null,
  });
  const { key, viewer: writer } = permission;
  await assertBelowWriteLimit(scope, writer, { class: 'edit' });
  const base = await baseVersion(scope, key.id, input.basedOn);
  const { basedOn } = input;
  await changePost(scope, { action: 'post.edit', post: permission }, async (changing) => {
    const { tx, viewer, post } = changing;
    const own = { userId: viewer.id, postId: post.id };
    const current = await selectSavedDraft(tx, own);
    await assertNewest(changing, { current, base, input: { ...input, markdown } });
    const text = { basedOn, title, linkUrl, markdown, savedAt: new Date() };
    const data = { ...text, version: (current?.version ?? 0) + 1 };
    await tx.prisma.savedDraft.upsert({
      where: { userId_postId: own },
      create: { ...own, ...data },
      update: data,
      select: { version: true },
    });
  });
  return reread(scope, key.id);
}

const argument = 'input.postId';
const TITLE = { argument: 'input.title', what: 'A title', most: MAX_TITLE_LENGTH };
const LINK = { argument: 'input.linkUrl', what: 'A web address', most: MAX_LINK_LENGTH };

interface Saving {
  readonly current: CurrentDraft | null;
  readonly base: BaseVersion;
  readonly input: NewSavedDraft;
}

/** @throws PublicError EDIT_CONFLICT when another window saved a draft, or made it part of the post */
async function assertNewest({ tx, post }: Changing, { current, base, input }: Saving) {
  const { replaces = null, basedOn, markdown: yours } = input;
  if (current !== null) {
    if (current.version === replaces && basedOn >= current.basedOn) return;
    throw await staleDraft(tx, { current, base, yours });
  }
  if (replaces === null || base.id === post.revisionId) return;
  throw await staleVersion(tx, post, { base, yours });
}

async function staleDraft(
  tx: Transaction,
  { current, base: { markdown: base }, yours }: Stale,
): Promise<PublicError> {
  const { markdown: theirs, version } = current;
  const { text: merged } = await textWork.mergeTexts({ base, theirs, yours }, tx);
  const message = 'You saved this draft in another window.';
  const conflict = { argument: 'input.replaces', base, theirs, merged, version };
  return editConflict({ message, ...conflict });
}

interface Stale {
  readonly current: CurrentDraft;
  readonly base: BaseVersion;
  readonly yours: string;
}

export interface DiscardDraftInput {
  readonly postId: string;
  /** The number of the draft. */
  readonly version: number;
}

/**
 * Deletes what the viewer saved of a post, if no other window has saved more since.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function discardDraft(scope: Scope, input: DiscardDraftInput): Promise<PostRow> {
  const { postId: post, version } = input;
  const id = await changePost(
    scope,
    { action: 'post.edit', post },
    async ({ tx, viewer, post }) => {
      await deleteSavedDraft(tx, { userId: viewer.id, postId: post.id }, version);
    },
  );
  return reread(scope, id);
}
