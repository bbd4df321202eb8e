import { createHash } from 'node:crypto';
import sql, { raw } from 'sql-template-tag';
import type { Transaction } from '../../db/database.ts';
import { invariant } from '../../lib/invariant.ts';

/** Where names are unique: a column, and the column of names that things had before, if they keep them. */
export interface Namespace {
  readonly table: 'users' | 'posts' | 'wiki_pages' | 'sequences';
  readonly column: 'username' | 'slug';
  readonly former?: 'former_usernames' | 'former_slugs';
  readonly maxLength: number;
}

/** What something would like to be called, and what tells it from all others. */
export interface Wish {
  readonly name: string;
  readonly identity: string;
}

/**
 * Finds everybody a free name: the wish itself, else the wish with -2 to -9, else with a digest of the
 * identity. One statement, however many wishes; who comes first is served first, whatever the batches.
 * Within a transaction that keeps other writers out, the names stay free until they are used.
 */
export async function claimNames(
  tx: Transaction,
  { table, column, former, maxLength }: Namespace,
  wishes: readonly Wish[],
): Promise<string[]> {
  const wanted = wishes.map((wish) => candidates(wish, maxLength));
  const all = [...new Set(wanted.flat())];
  const formerNames = former
    ? sql`
        union all
        select unnest(${raw(former)}) from ${raw(table)} where ${raw(former)} && ${all}::text[]`
    : sql``;
  const rows = await tx.run<{ name: string }>(
    `import.takenNames ${table}`,
    sql`
      select ${raw(column)} as name from ${raw(table)} where ${raw(column)} = any(${all}::text[])
      ${formerNames}`,
  );
  const taken = new Set(rows.map((row) => row.name));
  return wanted.map((names) => {
    const name = names.find((candidate) => !taken.has(candidate));
    invariant(name !== undefined, `a name like ${names[0]} is free`);
    taken.add(name);
    return name;
  });
}

function candidates({ name, identity }: Wish, maxLength: number): string[] {
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 12);
  const suffixes = ['2', '3', '4', '5', '6', '7', '8', '9', digest];
  return [
    name,
    ...suffixes.map((suffix) => {
      const room = name.slice(0, maxLength - suffix.length - 1).replace(/-+$/, '');
      return `${room}-${suffix}`;
    }),
  ];
}
