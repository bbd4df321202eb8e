import type { Database } from '../../../db/database.ts';
import type { AccessToken } from '../../../db/generated/client.ts';
import { hashOfSecret } from '../../../lib/secret.ts';
import { lockAccount } from '../../../writes/authority.ts';
import { newToken } from './token.ts';

export interface NewToken {
  readonly username: string;
  /** What its owner knows it by. */
  readonly name: string;
  readonly scope: AccessToken['scope'];
  /** Null: until it is revoked. */
  readonly expiresAt: Date | null;
}

/** Makes a token and returns it, which nothing does again. Null when no user has that name. */
export async function createToken(db: Database, options: NewToken): Promise<string | null> {
  const { username, ...data } = options;
  const user = await db.prisma.user.findFirst({ where: { username, closedAt: null } });
  if (user === null) return null;
  const token = newToken();
  await db.prisma.accessToken.create({
    data: { ...data, userId: user.id, hash: hashOfSecret(token) },
  });
  return token;
}

/** The tokens of a user, newest first, revoked and expired ones too. */
export function tokensOf(db: Database, username: string): Promise<AccessToken[]> {
  return db.prisma.accessToken.findMany({
    where: { user: { username } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}

/**
 * Waits for what is being written as its owner: nothing is stored for this token after it.
 *
 * @returns whether there was such a token that was not revoked yet
 */
export function revokeToken(db: Database, id: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const token = await tx.prisma.accessToken.findUnique({ where: { id } });
    if (token === null) return false;
    await lockAccount(tx, token.userId);
    const { count } = await tx.prisma.accessToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return count === 1;
  });
}
