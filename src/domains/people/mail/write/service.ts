import { assertMay } from '../../../../access/assertions.ts';
import type { MemberViewer } from '../../../../access/viewer.ts';
import type { Database, Transaction } from '../../../../db/database.ts';
import { inputError } from '../../../../lib/errors.ts';
import { isMailAddress } from '../../../../lib/mail-address.ts';
import { hashOfSecret, newSecret } from '../../../../lib/secret.ts';
import { sitePaths } from '../../../../lib/site-paths.ts';
import { addressChangedMail } from '../../../../mail/address-changed-mail.ts';
import { confirmationMail } from '../../../../mail/confirmation-mail.ts';
import type { Mailer } from '../../../../mail/mailer.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { forgetAddress } from '../../account/sign-in/forget-address.ts';
import { forgetMailedLinks } from '../../account/sign-in/forget-mailed-links.ts';
import type { MailFrequency } from '../model.ts';
import { accountOfToken, isSignedWith } from '../unsubscribe-token.ts';
import {
  type AddressChange,
  confirmPending,
  insertPending,
  isNewSession,
  LINK_HOURS,
  lockAddress,
  NEW_SESSION_MINUTES,
  selectKey,
  setFrequency,
} from './queries.ts';

export interface UpdateMailAddressInput {
  /** Null takes the present one away. */
  readonly address?: string | null | undefined;
}

const argument = 'input.address';

/**
 * Sends a link to an address, which confirms it; until then the former one stays. Null removes that at once.
 *
 * @throws PublicError BAD_USER_INPUT, also when the e-mail cannot be sent or the session is not new; RATE_LIMITED,
 *   FORBIDDEN, UNAUTHENTICATED
 */
export async function updateMailAddress(
  scope: Scope,
  { address }: UpdateMailAddressInput,
): Promise<Scope['viewer']> {
  const viewer = await assertMay(scope, 'mail.update', null);
  if (typeof address === 'string') await confirmLater(scope, { viewer, address: address.trim() });
  else await removeAddress(scope, viewer);
  return viewer;
}

async function removeAddress(scope: Scope, viewer: MemberViewer): Promise<void> {
  const { id: userId } = viewer;
  const change = await write({ scope, viewer, class: 'edit' }, async (tx) => {
    await assertSignedInNow(tx, viewer);
    const former = await lockAddress(tx, userId);
    await forgetAddress(tx, userId);
    await forgetMailedLinks(tx, userId);
    return former;
  });
  const { mailer, site } = scope;
  void notifyFormerAddress(change, { mailer, siteName: site.name, siteUrl: scope.siteUrl() });
}

interface NextAddress {
  readonly viewer: MemberViewer;
  readonly address: string;
}

/** Sends the link that makes this the address of the viewer. */
async function confirmLater(scope: Scope, { viewer, address }: NextAddress): Promise<void> {
  const { mailer } = scope;
  if (!isMailAddress(address)) {
    throw inputError(argument, 'This is no e-mail address. Give one such as ada@example.org.');
  }
  if (mailer === null) {
    throw inputError(argument, 'This site sends no e-mail. Its operator has to set SMTP_URL.');
  }
  const token = newSecret();
  await write({ scope, viewer, class: 'mail' }, async (tx) => {
    await assertSignedInNow(tx, viewer);
    const mayBeSent = await insertPending(tx, {
      userId: viewer.id,
      address,
      tokenHash: hashOfSecret(token),
      // A stolen token must not be able to change the password.
      isForSignIn: viewer.credential.kind === 'session',
    });
    if (!mayBeSent) {
      throw inputError(
        argument,
        'An e-mail was sent less than a minute ago. Try again in a minute.',
      );
    }
  });
  await sendLink(mailer, { scope, to: address, token });
}

/**
 * Refuses a session that may have been found open, or stolen: an address is a way to a new password.
 *
 * @throws PublicError BAD_USER_INPUT
 */
async function assertSignedInNow(tx: Transaction, { credential }: MemberViewer): Promise<void> {
  if (credential.kind !== 'session' || (await isNewSession(tx, credential.id))) return;
  throw inputError(
    argument,
    `You can change the address within ${NEW_SESSION_MINUTES} minutes after you sign in. Sign in again.`,
  );
}

interface Link {
  readonly scope: Scope;
  readonly to: string;
  readonly token: string;
}

async function sendLink(mailer: Mailer, { scope, to, token }: Link): Promise<void> {
  const url = `${scope.siteUrl()}${sitePaths.confirmMailAddress(token)}`;
  const mail = confirmationMail({ siteName: scope.site.name, url, hours: LINK_HOURS });
  try {
    await mailer.sendMail({ to, ...mail });
  } catch {
    // The mailer has logged why.
    throw inputError(
      argument,
      'The e-mail could not be sent. Check the address, and try again in a minute.',
    );
  }
}

interface Sender {
  /** Null where the operator named no mail server. */
  readonly mailer: Mailer | null;
  readonly siteName: string;
  readonly siteUrl: string;
}

/** Makes the address that a link was sent to that of its account. Returns whether the link was good. */
export async function confirmMailAddress(
  { db, ...sender }: Sender & { readonly db: Database },
  token: string,
): Promise<boolean> {
  const change = await db.transaction(async (tx) => {
    const confirmed = await confirmPending(tx, hashOfSecret(token));
    // What came to the former address must no longer let anyone in.
    if (confirmed !== null) await forgetMailedLinks(tx, confirmed.userId);
    return confirmed;
  });
  void notifyFormerAddress(change, sender);
  return change !== null;
}

/** Beside the request. The change stands also where the former address can no longer be reached, which the mailer logs. */
async function notifyFormerAddress(
  change: AddressChange | null,
  { mailer, ...site }: Sender,
): Promise<void> {
  if (mailer === null || change === null || change.formerAddress === null) return;
  const mail = addressChangedMail({ ...site, username: change.username });
  await mailer.sendMail({ to: change.formerAddress, ...mail }).catch(() => {});
}

export interface UpdateMailFrequencyInput {
  readonly frequency: MailFrequency;
}

/** @throws PublicError FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED */
export async function updateMailFrequency(
  scope: Scope,
  { frequency }: UpdateMailFrequencyInput,
): Promise<Scope['viewer']> {
  const viewer = await assertMay(scope, 'mail.update', null);
  const userId = viewer.id;
  await write({ scope, viewer, class: 'edit' }, (tx) => setFrequency(tx, { userId, frequency }));
  return viewer;
}

/** Ends all e-mail about notifications to the account of a token. Returns whether the token was good. */
export async function unsubscribe(db: Database, token: string): Promise<boolean> {
  const userId = accountOfToken(token);
  const key = userId === null ? null : await selectKey(db, userId);
  if (userId === null || key === null || !isSignedWith(token, { userId, key })) return false;
  await db.transaction((tx) => setFrequency(tx, { userId, frequency: 'NEVER' }));
  return true;
}
