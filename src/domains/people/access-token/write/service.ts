import sql from 'sql-template-tag';
import { assertMay, notFound, parseIdOf } from '../../../../access/assertions.ts';
import type { MemberViewer } from '../../../../access/viewer.ts';
import { cleanText, hasVisibleCharacter } from '../../../../content/clean-text.ts';
import type { Transaction } from '../../../../db/database.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { hashOfSecret } from '../../../../lib/secret.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { newToken } from '../../account/token.ts';
import { MAX_TOKEN_NAME_LENGTH, MAX_TOKENS } from '../model.ts';
import { visibleTokens } from '../policy.ts';

export interface NewTokenInput {
  readonly name: string;
  readonly scope: MemberViewer['scope'];
  readonly expiresAt?: string | null | undefined;
}

export interface CreatedToken {
  readonly id: string;
  /** The token itself, which is shown once. */
  readonly token: string;
}

/**
 * Makes a personal access token for the viewer.
 *
 * @throws PublicError BAD_USER_INPUT, FORBIDDEN, UNAUTHENTICATED, RATE_LIMITED
 */
export async function createToken(scope: Scope, input: NewTokenInput): Promise<CreatedToken> {
  const viewer = await assertMay(scope, 'token.create', null);
  const { name, expiresAt } = await checkAll({
    name: () => parseName(input.name),
    expiresAt: () => parseExpiry(input.expiresAt),
  });
  const token = newToken();
  const hash = hashOfSecret(token);
  const { id } = await write({ scope, viewer, class: 'rename' }, async (tx) => {
    await assertRoom(tx, viewer);
    const data = { userId: viewer.id, name, scope: input.scope, hash, expiresAt };
    return tx.prisma.accessToken.create({ data, select: { id: true } });
  });
  return { id, token };
}

function parseName(text: string): string {
  const name = cleanText(text).replace(/\s+/g, ' ').trim();
  if (!hasVisibleCharacter(name) || name.length > MAX_TOKEN_NAME_LENGTH) {
    throw inputError(
      'input.name',
      `The name of a token must have 1 to ${MAX_TOKEN_NAME_LENGTH} characters; this one has ${name.length}.`,
    );
  }
  return name;
}

function parseExpiry(text: string | null | undefined): Date | null {
  if (text === null || text === undefined) return null;
  const time = new Date(text);
  if (time.getTime() <= Date.now()) {
    throw inputError('input.expiresAt', 'A token must expire in the future.');
  }
  return time;
}

/** The transaction has the account's turn to write, so two requests cannot pass the maximum together. */
async function assertRoom(tx: Transaction, viewer: MemberViewer): Promise<void> {
  const [found] = await tx.run<{ readonly count: number }>(
    'accessToken.count',
    sql`select count(*)::integer as count from access_tokens t where ${visibleTokens(viewer)}`,
  );
  if ((found?.count ?? 0) < MAX_TOKENS) return;
  throw inputError(
    'input.name',
    `You have ${MAX_TOKENS} tokens, which is the maximum. Revoke one that you do not use.`,
  );
}

export interface RevokeTokenInput {
  readonly tokenId: string;
}

/**
 * Revokes a token of the viewer. Nothing is stored for it afterwards.
 *
 * @throws PublicError NOT_FOUND, INVALID_ID, FORBIDDEN, UNAUTHENTICATED, RATE_LIMITED
 */
export async function revokeToken(
  scope: Scope,
  { tokenId }: RevokeTokenInput,
): Promise<{ readonly tokenId: string }> {
  const viewer = await assertMay(scope, 'token.revoke', null);
  const argument = 'input.tokenId';
  const id = parseIdOf(scope, 'AccessToken', { id: tokenId, argument });
  const count = await write({ scope, viewer, class: 'edit' }, (tx) =>
    tx.execute(
      'accessToken.revoke',
      sql`update access_tokens t set revoked_at = now()
        where t.id = ${id}::uuid and ${visibleTokens(viewer)}`,
    ),
  );
  if (count === 0) throw notFound(argument);
  return { tokenId };
}
