import { assertAllowed, notFound } from '../../../access/assertions.ts';
import type { MemberViewer } from '../../../access/viewer.ts';
import { cleanText } from '../../../content/clean-text.ts';
import type { Transaction } from '../../../db/database.ts';
import { invariant } from '../../../lib/invariant.ts';
import type { Scope } from '../../../request/scope.ts';
import { write } from '../../../writes/write.ts';
import { assertMayWithReason } from '../../moderation/log/assert-may-with-reason.ts';
import { recordModeration } from '../../moderation/log/record.ts';
import {
  type ApproveTextInput,
  assertRead,
  type RejectTextInput,
} from '../../moderation/log/review.ts';
import { notify } from '../../people/notification/notify.ts';
import { usersById } from '../../people/user/service.ts';
import type { HeldWikiEditRow } from '../held-edit/model.ts';
import { heldWikiEditsById } from '../held-edit/service.ts';
import { lockHeldAt } from '../held-edit/write/queries.ts';
import { changeSlug } from '../page/write/slugs.ts';
import { merged, mergedTitle } from './merge.ts';
import { insertPage } from './service.ts';
import { type Author, insertNextVersion, versionOf } from './version-service.ts';

const argument = 'input.subjectId';

/**
 * Makes a held edit the next version of its page, by its author and as of now. Returns the page.
 *
 * @throws PublicError EDIT_CONFLICT when others changed the same lines or the title meanwhile; BAD_USER_INPUT, also when
 * another page has the title by now; INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export async function approveWikiEdit(
  scope: Scope,
  input: ApproveTextInput,
): Promise<{ readonly id: string }> {
  const approval = await reviewOf(scope, input);
  const { edit } = approval;
  assertRead(input, edit.heldAt);
  const author = await usersById(scope).load(edit.authorId);
  invariant(author !== null, 'a held edit goes with its author');
  const id = edit.wikiPageId ?? edit.id;
  const take = async (tx: Transaction) => {
    assertRead(input, await lockWaiting(scope, tx, edit));
    await tx.prisma.heldWikiEdit.delete({ where: { id: edit.id }, select: { id: true } });
  };
  const record = async (tx: Transaction) => {
    const { moderator, reason } = approval;
    const subject = { kind: 'WikiPage', id } as const;
    await recordModeration(tx, { kind: 'APPROVE', moderator, subject, reason });
    await notify(tx, { what: 'MODERATED', subject, actorId: moderator.id, authorId: author.id });
  };
  const approve = edit.wikiPageId === null ? makePage : changePage;
  await approve(scope, { ...approval, author, id, take, record });
  return { id };
}

interface Review {
  readonly edit: HeldWikiEditRow;
  readonly moderator: MemberViewer;
  readonly reason: string;
}

interface Approval extends Review {
  readonly author: Author;
  /** The page's id. */
  readonly id: string;
  /** Takes the edit out of the queue, if it is still what the moderator read. */
  readonly take: (tx: Transaction) => Promise<void>;
  readonly record: (tx: Transaction) => Promise<void>;
}

async function makePage(
  scope: Scope,
  { edit, moderator, author, id, take, record }: Approval,
): Promise<void> {
  const { title, markdown, summary, isMinor } = edit;
  invariant(title !== null && markdown !== null, 'a new page has a title and a text');
  const draft = { title, markdown, summary, isMinor };
  const writerId = author.id;
  const version = await versionOf(scope.reader, { pageId: id, before: '', draft, writerId });
  await write({ scope, viewer: moderator, class: 'create' }, async (tx) => {
    await take(tx);
    await insertPage(tx, { scope, author, id, title, version, argument });
    await record(tx);
  });
}

async function changePage(
  scope: Scope,
  { edit, moderator, author, id: pageId, take, record }: Approval,
): Promise<void> {
  const { basedOn, summary, isMinor } = edit;
  await insertNextVersion(scope, {
    ...{ action: 'wikiPage.edit', class: 'edit', viewer: moderator, author, pageId, argument },
    async beforeLock({ tx }) {
      await take(tx);
      await record(tx);
      if (edit.title === null) return;
      await changeSlug(tx, { id: pageId, title: edit.title, isLimited: false, argument });
    },
    async draft(reader, current) {
      const title = await mergedTitle(reader, { current, yours: edit.title, basedOn, argument });
      const markdown =
        edit.markdown === null
          ? current.markdown
          : await merged(reader, { current, yours: edit.markdown, basedOn, argument });
      const isSame = title === current.title && cleanText(markdown) === cleanText(current.markdown);
      const isRename = summary === null && title !== current.title;
      return isSame ? null : { title, markdown, summary, isMinor, isRename };
    },
  });
}

/**
 * Rejects a held edit. Its author and moderators still see it.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export async function rejectWikiEdit(
  scope: Scope,
  input: RejectTextInput,
): Promise<{ readonly id: string }> {
  const review = await reviewOf(scope, input);
  const { edit, moderator, reason } = review;
  await write({ scope, viewer: moderator, class: 'edit' }, async (tx) => {
    await lockWaiting(scope, tx, edit);
    const data = { hiddenWhy: 'HIDDEN' } as const;
    await tx.prisma.heldWikiEdit.update({ where: { id: edit.id }, data, select: { id: true } });
    const subject = { kind: 'HeldWikiEdit', id: edit.id } as const;
    await recordModeration(tx, { kind: 'HIDE', moderator, subject, reason });
    await notify(tx, { what: 'MODERATED', subject, actorId: moderator.id });
  });
  return edit;
}

async function reviewOf(scope: Scope, input: RejectTextInput): Promise<Review> {
  const named = { id: input.subjectId, argument, reason: input.reason };
  const { key, viewer: moderator, reason } = await assertMayWithReason(scope, 'text.review', named);
  const edit = await heldWikiEditsById(scope).load(key.id);
  if (edit === null) throw notFound(argument);
  return { edit, moderator, reason };
}

/** Since when an edit waits, with its row locked. */
async function lockWaiting(
  scope: Scope,
  tx: Transaction,
  { id, authorId }: HeldWikiEditRow,
): Promise<string | null> {
  const heldAt = await lockHeldAt(tx, id);
  const facts = { kind: 'HeldWikiEdit', authorId, isHeld: heldAt !== null } as const;
  assertAllowed(scope, { action: 'text.review', facts, argument });
  return heldAt;
}
