import sql from 'sql-template-tag';
import type { UserRole } from '../../../access/viewer.ts';
import type { StatementReader } from '../../../db/database.ts';

export interface ListedAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: UserRole;
  /** ISO 8601, as the other times. */
  readonly joinedAt: string;
  /** Null when the ban has ended, and when there was none. */
  readonly bannedUntil: string | null;
  readonly closedAt: string | null;
}

interface ListOptions {
  readonly role?: UserRole | undefined;
  readonly isBanned?: boolean | undefined;
}

/** How many are read at once. */
const BATCH = 1_000;

/** All accounts by username, for operators. */
export async function* listAccounts(
  reader: StatementReader,
  { role, isBanned = false }: ListOptions,
): AsyncGenerator<ListedAccount> {
  let after = '';
  for (;;) {
    const accounts = await reader.run<ListedAccount>(
      'account.list',
      sql`select username, display_name as "displayName", role, joined_at as "joinedAt",
          case when banned_until > now() then banned_until end as "bannedUntil",
          closed_at as "closedAt"
        from users
        where username > ${after} collate "C"
          and (${role ?? null}::text is null or role::text = ${role ?? null})
          and (not ${isBanned}::boolean or banned_until > now())
        order by username collate "C"
        limit ${BATCH}::int`,
    );
    yield* accounts;
    const last = accounts.at(-1);
    if (last === undefined || accounts.length < BATCH) return;
    after = last.username;
  }
}
