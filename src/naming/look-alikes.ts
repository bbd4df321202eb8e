import sql from 'sql-template-tag';
import type { Database, StatementReader, StatementRunner } from '../db/database.ts';
import { normalizeName, skeletonsOf } from './skeleton.ts';

export interface Candidate {
  /** Who would have the name; null for an account that is about to be made. */
  readonly userId: string | null;
  /** A username or display name. */
  readonly name: string;
}

/**
 * Whether a name can be taken for a username or display name of another user. The same name is not
 * refused, because the username beside it tells people apart; that of a moderator or admin is.
 */
export async function isLookAlike(
  reader: StatementReader,
  { userId, name }: Candidate,
): Promise<boolean> {
  const [row] = await reader.run<{ isLookAlike: boolean }>(
    'naming.isLookAlike',
    sql`
      select exists (
        select from name_skeletons s
        join users u on u.id = s.user_id
        where s.skeleton = any(${skeletonsOf(name)}::text[])
          and s.user_id is distinct from ${userId}::uuid
          and (s.name <> ${normalizeName(name)} or u.role in ('MODERATOR', 'ADMIN'))
      ) as "isLookAlike"`,
  );
  return row?.isLookAlike ?? false;
}

export interface NamedAccount {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
}

/** Records the skeletons of the names of accounts. A trigger has deleted those of their former names. */
export async function recordNameSkeletons(
  runner: StatementRunner,
  accounts: readonly NamedAccount[],
): Promise<void> {
  const rows = accounts.flatMap(({ id, username, displayName }) =>
    [username, displayName].flatMap((name) =>
      skeletonsOf(name).map((skeleton) => ({ id, skeleton, name: normalizeName(name) })),
    ),
  );
  if (rows.length === 0) return;
  await runner.execute(
    'naming.recordNameSkeletons',
    sql`
      insert into name_skeletons (user_id, skeleton, name)
      select * from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ skeleton }) => skeleton)}::text[],
        ${rows.map(({ name }) => name)}::text[]
      )
      on conflict do nothing`,
  );
}

const ACCOUNTS_AT_ONCE = 500;

/**
 * Records the skeletons of accounts that have none: accounts from before this table, and those that servers of
 * the previous release write. Each transaction handles a few hundred, until none is left or the signal aborts.
 */
export async function recordMissingNameSkeletons(
  db: Pick<Database, 'transaction'>,
  signal: AbortSignal,
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  while (!signal.aborted) {
    const last = await db.transaction(async (tx) => {
      const accounts = await tx.run<NamedAccount>(
        'naming.withoutSkeletons',
        // Locked, so that nobody takes another name between the two statements.
        sql`
          select u.id, u.username, u.display_name as "displayName"
          from users u
          where u.id > ${after}::uuid
            and not exists (select from name_skeletons s where s.user_id = u.id)
          order by u.id
          limit ${ACCOUNTS_AT_ONCE}::int
          for share of u`,
      );
      await recordNameSkeletons(tx, accounts);
      return accounts.at(-1)?.id;
    });
    if (last === undefined) return;
    after = last;
  }
}
