import type { UserRole } from '../../../access/viewer.ts';
import { type MemberViewer, ROLES } from '../../../access/viewer.ts';
import type { BatchReader, Database, NamedQuery } from '../../../db/database.ts';
import { hashOfSecret } from '../../../lib/secret.ts';
import { lockNames } from '../../../naming/lock-names.ts';
import { makeAccount } from './accounts.ts';
import type { Claims, IdentityProvider } from './identity-provider.ts';
import {
  accountById,
  type IdentityRow,
  keepClaim,
  keepMailAddress,
  type PersonRow,
  type RoleClaim,
  type SessionHolder,
  selectAccountByIdentity,
  sessionHolder,
  type TokenHolder,
  tokenHolder,
  touchSession,
  touchToken,
} from './queries.ts';
import { TOKEN_PREFIX } from './token.ts';

interface AuthenticateOptions {
  readonly db: Pick<Database, 'runTogether' | 'execute' | 'run' | 'transaction'>;
  readonly provider: IdentityProvider | null;
  /** Receives failures that do not fail the request. */
  readonly onFailure: (error: unknown) => void;
  /** Called when this made the account. */
  readonly onCreated: () => void;
}

/** Who bears a token; null when it is not one of ours or the provider's, or not good any more. */
export function authenticate(
  bearer: string,
  options: AuthenticateOptions,
): Promise<MemberViewer | null> {
  return bearer.startsWith(TOKEN_PREFIX)
    ? byPersonalToken(bearer, options)
    : byProvider(bearer, options);
}

async function byPersonalToken(
  token: string,
  { db, onFailure }: AuthenticateOptions,
): Promise<MemberViewer | null> {
  const holder = await readOne<TokenHolder>(db, tokenHolder(hashOfSecret(token)));
  if (holder === undefined) return null;
  const { tokenId, validFor, isStale, ...viewer } = holder;
  // Nobody waits for it.
  if (isStale) touchToken(db, tokenId).catch(onFailure);
  return { kind: 'member', ...viewer, credential: { kind: 'token', id: tokenId, validFor } };
}

/** Who is signed in with a session, by its hash, and whether it was extended by this; null when it is over. */
export async function authenticateSession(
  hash: string,
  { db, onFailure }: Pick<AuthenticateOptions, 'db' | 'onFailure'>,
): Promise<{ readonly viewer: MemberViewer; readonly isExtended: boolean } | null> {
  const holder = await readOne<SessionHolder>(db, sessionHolder(hash));
  if (holder === undefined) return null;
  const { sessionId, validFor, isStale, ...person } = holder;
  // Nobody waits for it.
  if (isStale) touchSession(db, sessionId).catch(onFailure);
  const credential = { kind: 'session', id: sessionId, validFor } as const;
  return {
    viewer: { kind: 'member', ...person, scope: 'WRITE', credential },
    isExtended: isStale,
  };
}

async function byProvider(
  token: string,
  { db, provider, onCreated }: AuthenticateOptions,
): Promise<MemberViewer | null> {
  const claims = await provider?.verify(token);
  if (!claims) return null;
  const { issuedAt, until } = claims;
  const claim = {
    role: highestRole(claims.roles),
    at: new Date(issuedAt).toISOString(),
    until: new Date(until).toISOString(),
  };
  const holder = await holderOf(claims, { db, claim, onCreated });
  if (!holder?.isOpen) return null;
  const { isOpen: _, isStale, isNewMailAddress, ...person } = holder;
  if (isStale) await keepClaim(db, person.id, claim);
  const { mailAddress } = claims;
  if (isNewMailAddress && mailAddress !== null) {
    await keepMailAddress(db, { userId: person.id, address: mailAddress });
  }
  const credential = { kind: 'claims', until, validFor: until - Date.now() } as const;
  return { kind: 'member', ...person, scope: 'WRITE', credential };
}

/** An account as the viewer for which the server reads by itself; null when it is closed. */
export async function viewerOfAccount(
  db: BatchReader,
  userId: string,
): Promise<MemberViewer | null> {
  const holder = await readOne<PersonRow>(db, accountById(userId));
  if (holder === undefined) return null;
  const credential = { kind: 'claims', until: Date.now(), validFor: 0 } as const;
  return { kind: 'member', ...holder, scope: 'READ', credential };
}

interface HolderOptions {
  readonly db: AuthenticateOptions['db'];
  readonly claim: RoleClaim;
  readonly onCreated: AuthenticateOptions['onCreated'];
}

async function holderOf(claims: Claims, { db, claim, onCreated }: HolderOptions) {
  const { issuer, subject, mailAddress } = claims;
  const query = selectAccountByIdentity({ issuer, subject, claim, mailAddress });
  const identity = await readOne<IdentityRow>(db, query);
  if (identity !== undefined) return identity;
  await makeIdentity(db, claims);
  onCreated();
  return readOne<IdentityRow>(db, query);
}

async function readOne<Row>(db: BatchReader, query: NamedQuery): Promise<Row | undefined> {
  const [rows] = await db.runTogether([query], 'generic');
  return rows?.[0] as Row | undefined;
}

/** Two requests may bring the same new member at once: the second to get the lock finds the account of the first. */
function makeIdentity(
  db: AuthenticateOptions['db'],
  { issuer, subject, username, displayName }: Claims,
): Promise<void> {
  return db.transaction(async (tx) => {
    await lockNames(tx);
    const where = { issuer_subject: { issuer, subject } };
    if ((await tx.prisma.identity.findUnique({ where })) !== null) return;
    const { id: userId } = await makeAccount(tx, {
      username,
      displayName,
      identity: `${issuer}\n${subject}`,
    });
    await tx.prisma.identity.create({ data: { issuer, subject, userId } });
  });
}

/**
 * What claims call each role, to the letter. Lower and upper case are not folded: `admın` with a dotless i
 * becomes ADMIN in upper case.
 */
const CLAIMED_NAMES: ReadonlyMap<string, UserRole> = new Map(
  ROLES.flatMap((role) => [
    [role, role],
    [role.toLowerCase(), role],
  ]),
);

/** Null when no name is a role's above that of every member. */
function highestRole(claimed: readonly string[]): UserRole | null {
  const ranks = claimed.flatMap((name) => ROLES.indexOf(CLAIMED_NAMES.get(name) ?? 'MEMBER'));
  return ROLES[Math.max(...ranks.filter((rank) => rank > 0))] ?? null;
}
