import sql from 'sql-template-tag';
import type {
  Database,
  StatementReader,
  StatementRunner,
  Transaction,
} from '../../../../db/database.ts';
import { inputError } from '../../../../lib/errors.ts';
import { hashOfSecret, newSecret } from '../../../../lib/secret.ts';

/** How long a link can be used, in hours. */
export const LINK_HOURS = 72;

interface NewLink {
  /** The account to take over; null makes whoever uses the link an administrator. */
  readonly userId: string | null;
  /** The moderator who made it; null for the operator. */
  readonly createdById: string | null;
  /** Whether it goes to the address of the account, because a user typed that address. */
  readonly isMailed?: boolean;
  /** How long it can be used. */
  readonly hours?: number;
}

/**
 * Makes a link that can be used once, and returns the secret in it, which nothing does again. Links for the same
 * account that were made before stop working. One that is mailed ends others that are mailed: anybody can ask for it, but not
 * end what an operator or moderator made.
 */
export async function createLink(
  tx: StatementRunner,
  { userId, createdById, isMailed = false, hours = LINK_HOURS }: NewLink,
): Promise<string> {
  const secret = newSecret();
  await tx.execute(
    'signInLink.forget',
    sql`
      delete from sign_in_links
      where user_id is not distinct from ${userId}::uuid and used_at is null
        and (is_mailed or not ${isMailed}::boolean)`,
  );
  await tx.execute(
    'signInLink.create',
    sql`
      insert into sign_in_links (id, hash, user_id, created_by_id, is_mailed, expires_at)
      values (gen_random_uuid(), ${hashOfSecret(secret)}, ${userId}::uuid, ${createdById}::uuid,
        ${isMailed}::boolean, now() + make_interval(hours => ${hours}::integer))`,
  );
  return secret;
}

/** The address of a link, below that of the site. */
export function linkPath(secret: string): string {
  return `/sign-up?link=${secret}`;
}

/** What a link is for. */
export interface SignInLink {
  /** The account to take over; null when the link makes an administrator. */
  readonly userId: string | null;
  readonly username: string | null;
  /** Whether it was sent to the address of the account. */
  readonly isMailed: boolean;
}

/**
 * Null for a link that is unknown, expired or used, which all look alike; and for one of a moderator who is none any
 * more, or to an account that has become a moderator's.
 */
export async function findLink(
  reader: StatementReader,
  secret: string,
): Promise<SignInLink | null> {
  const [link] = await reader.run<SignInLink>(
    'signInLink.find',
    sql`
      select l.user_id as "userId", u.username, l.is_mailed as "isMailed"
      from sign_in_links l
      left join users u on u.id = l.user_id
      where l.hash = ${hashOfSecret(secret)} and l.used_at is null and l.expires_at > now()
        and u.closed_at is null
        and (l.created_by_id is null or (
          u.role in ('MEMBER', 'TRUSTED') and exists (
            select from users c
            where c.id = l.created_by_id and c.role in ('MODERATOR', 'ADMIN')
              and c.closed_at is null and (c.banned_until is null or c.banned_until <= now())
          )
        ))`,
  );
  return link ?? null;
}

/**
 * Uses a link up. Of two who come with it at once, the second one waits for the first and then is refused.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export async function claimLink(tx: Transaction, secret: string): Promise<SignInLink> {
  const link = await findLink(tx, secret);
  const claimed =
    link === null
      ? 0
      : await tx.execute(
          'signInLink.claim',
          sql`
            update sign_in_links set used_at = now()
            where hash = ${hashOfSecret(secret)} and used_at is null and expires_at > now()`,
        );
  if (link === null || claimed === 0) throw deadLink();
  return link;
}

/** Deletes all links to an account that nobody used. */
export async function forgetLinks(tx: StatementRunner, userId: string): Promise<void> {
  await tx.execute(
    'signInLink.forgetAll',
    sql`delete from sign_in_links where user_id = ${userId}::uuid and used_at is null`,
  );
}

export function deadLink() {
  return inputError(
    'link',
    'This link was used, has expired, or is not complete. Ask for a new one.',
  );
}

/** A link to the account with this username, or for a new administrator; null when nobody has that name. */
export function linkByOperator(
  db: Pick<Database, 'transaction'>,
  username: string | null,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    if (username === null) return createLink(tx, { userId: null, createdById: null });
    const user = await tx.prisma.user.findFirst({ where: { username, closedAt: null } });
    return user === null ? null : createLink(tx, { userId: user.id, createdById: null });
  });
}

/** A link for the first administrator; null when an administrator can sign in already, or has a token. */
export function firstAdministratorLink(db: Database): Promise<string | null> {
  return db.transaction(async (tx) => {
    const [found] = await tx.run<{ readonly exists: boolean }>(
      'signInLink.hasAdministrator',
      sql`
        select exists (
          select from users u
          where u.role = 'ADMIN' and u.closed_at is null
            and (
              exists (select from identities i where i.user_id = u.id)
              or exists (
                select from access_tokens t
                where t.user_id = u.id and t.revoked_at is null
                  and (t.expires_at is null or t.expires_at > now())
              )
            )
        ) as "exists"`,
    );
    return found?.exists === true ? null : createLink(tx, { userId: null, createdById: null });
  });
}
