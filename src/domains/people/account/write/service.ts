import { randomBytes } from 'node:crypto';
import { assertMay } from '../../../../access/assertions.ts';
import { isModerator, type MemberViewer } from '../../../../access/viewer.ts';
import { ANONYMOUS_NAME } from '../../../../attribution/anonymous-name.ts';
import type { Database, Transaction } from '../../../../db/database.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import { inputError } from '../../../../lib/errors.ts';
import {
  assertNoLookAlike,
  assertNoRoleName,
  recordNames,
} from '../../../../naming/assert-names.ts';
import { lockNames } from '../../../../naming/lock-names.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import type { UserRow } from '../../user/model.ts';
import { person } from '../../user/write/service.ts';
import { forgetSignIns } from '../sign-in/forget-sign-ins.ts';
import { isTaken, parseUsername, usernameError } from '../username.ts';
import { anonymise } from './queries.ts';

/** Names that one person may have had: all of them stay theirs, and so nobody else's. */
const MAX_FORMER_NAMES = 10;

/**
 * Changes the viewer's username. The old one goes on leading to them, and can be taken up again.
 *
 * @throws PublicError BAD_USER_INPUT, RATE_LIMITED, UNAUTHENTICATED, FORBIDDEN
 */
export async function changeUsername(
  scope: Scope,
  input: { readonly username: string },
): Promise<UserRow> {
  const viewer = await assertMay(scope, 'account.rename', null);
  const username = parseUsername(input.username, 'input.username');
  if (!isModerator(viewer)) await assertNoRoleName(username, 'input.username');
  const { id } = viewer;
  await write({ scope, viewer, class: 'rename' }, async (tx) => {
    await lockNames(tx);
    if (await isTaken(tx, username, id)) throw usernameError('input.username', 'TAKEN');
    const before = await tx.prisma.user.findUniqueOrThrow({ where: { id } });
    if (before.username === username) return;
    await assertNoLookAlike(tx, { userId: id, name: username, argument: 'input.username' });
    const former = new Set([...before.formerUsernames, before.username]);
    former.delete(username);
    if (former.size > MAX_FORMER_NAMES) {
      throw nameError(`Nobody has had more than ${MAX_FORMER_NAMES} names. Take an old one.`);
    }
    const data = { username, formerUsernames: [...former] };
    const { displayName } = before;
    await tx.prisma.user.update({ where: { id }, data, select: { id: true } });
    await recordNames(tx, { id, username, displayName });
  });
  return person(scope, id);
}

function nameError(message: string) {
  return inputError('input.username', message);
}

export interface CloseAccountInput {
  /** Typed again, so that nobody leaves by mistake. */
  readonly username: string;
  readonly writing: 'KEEP' | 'ANONYMISE';
}

/**
 * Closes the viewer's account for good: their tokens end, and nobody acts as them any more.
 *
 * @throws PublicError BAD_USER_INPUT, UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED
 */
export async function closeAccount(scope: Scope, input: CloseAccountInput): Promise<UserRow> {
  const viewer = await assertMay(scope, 'account.close', null);
  if (input.username.toLowerCase() !== viewer.username) {
    throw nameError('Type your own username, to be sure.');
  }
  await write({ scope, viewer, class: 'edit' }, async (tx) => {
    await endMembership(tx, viewer, input.writing);
  });
  return person(scope, viewer.id);
}

/**
 * Closes an account for its operator, such as that of an author who wants to be forgotten and never signed in. One that is
 * closed can still be anonymised. Returns whether there was an account of that name to do this to.
 */
export function closeByOperator(
  db: Database,
  { username, writing }: CloseAccountInput,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const where = { username: username.toLowerCase() };
    const user = await tx.prisma.user.findUnique({ where, select: { id: true, closedAt: true } });
    if (user === null || (writing === 'KEEP' && user.closedAt !== null)) return false;
    await endMembership(tx, user, writing);
    return true;
  });
}

/** Closes the account of a user who left the site that it was imported from, and takes their name off everything. */
export async function closeImportedAccount(tx: Transaction, id: string): Promise<void> {
  await endMembership(tx, { id }, 'ANONYMISE');
}

/**
 * Deletes what only the member could see, ends their sessions and tokens, and closes the account. Takes their name off
 * everything if that is wanted.
 */
async function endMembership(
  tx: Transaction,
  { id, closedAt = null }: Pick<MemberViewer, 'id'> & { readonly closedAt?: Date | null },
  writing: CloseAccountInput['writing'],
): Promise<void> {
  if (writing === 'ANONYMISE') await anonymise(tx, id);
  const where = { userId: id };
  await tx.prisma.bookmark.deleteMany({ where });
  await tx.prisma.savedDraft.deleteMany({ where });
  await tx.prisma.notification.deleteMany({ where });
  await tx.prisma.follow.deleteMany({ where: { followerId: id } });
  await tx.prisma.mute.deleteMany({ where: { muterId: id } });
  await tx.prisma.notificationSetting.deleteMany({ where });
  const now = new Date();
  await tx.prisma.accessToken.updateMany({
    where: { userId: id, revokedAt: null },
    data: { revokedAt: now },
  });
  await forgetSignIns(tx, id);
  const data = {
    closedAt: closedAt ?? now,
    ...(writing === 'ANONYMISE' ? anonymousProfile() : {}),
  };
  await tx.prisma.user.update({ where: { id }, data, select: { id: true } });
}

/** Columns of `users` that say nothing of the person, or that triggers keep. */
type ImpersonalColumn =
  | 'id'
  | 'role'
  | 'joinedAt'
  | 'bannedUntil'
  | 'closedAt'
  | 'claimedRole'
  | 'claimedAt'
  | 'claimedUntil'
  | 'postCount'
  | 'commentCount'
  | 'wikiContributionCount'
  | 'sequenceCount';

/** A new column is one of these unless it is listed above, so an anonymisation does not forget it. */
type ProfileColumn = Exclude<Prisma.UserScalarFieldEnum, ImpersonalColumn>;

/** The profile of an account that was closed and anonymised. */
function anonymousProfile() {
  return {
    username: `gone-${randomBytes(8).toString('hex')}`,
    formerUsernames: [],
    displayName: ANONYMOUS_NAME,
    bioMarkdown: null,
    bioHtml: null,
    bioText: null,
    bioPreview: null,
    bioWordCount: 0,
    websiteUrl: null,
    location: null,
    avatarUrl: null,
    avatarUploadId: null,
    karma: 0,
  } satisfies Record<ProfileColumn, unknown>;
}
