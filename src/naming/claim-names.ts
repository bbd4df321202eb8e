import { createHash, randomBytes } from 'node:crypto';
import sql, { raw } from 'sql-template-tag';
import type { StatementReader } from '../db/database.ts';
import { invariant } from '../lib/invariant.ts';
import { cut } from './slug.ts';

/** Where names are unique: a column, and the column of names that things had before, if they keep them. */
export interface Namespace {
  readonly table: 'users' | 'posts' | 'wiki_pages' | 'sequences';
  readonly column: 'username' | 'slug';
  readonly former?: 'former_usernames' | 'former_slugs';
  readonly maxLength: number;
}

/** The requested name, and what distinguishes its future holder from all others. */
export interface NameRequest {
  readonly name: string;
  readonly identity: string;
  /** The id of a row that has names already. Its own names, current and former, are free for it. */
  readonly ownId?: string;
}

/**
 * Finds a free name for each request: the requested name itself, else with -2 to -9, else with a digest of the
 * identity, else with random digits, which nobody can take beforehand. One statement or two, however many
 * requests; who comes first is served first, whatever the batches. Within a transaction that keeps other
 * writers out, the names stay free until they are used.
 */
export async function claimNames(
  tx: StatementReader,
  namespace: Namespace,
  requests: readonly NameRequest[],
): Promise<string[]> {
  const taken = await takenAmong(
    tx,
    namespace,
    requests.map(({ name }) => name),
  );
  const wanted = candidatesOf(requests, taken, namespace.maxLength);
  const others = wanted.flatMap((names) => names.slice(1));
  for (const [name, id] of await takenAmong(tx, namespace, others)) taken.set(name, id);
  return wanted.map((names, index) => {
    const name = names.find((candidate) => isFree(candidate, taken, requests[index]));
    invariant(name !== undefined, `a name like ${names[0]} is free`);
    taken.set(name, CLAIMED);
    return name;
  });
}

/** The holder of names that this call has claimed. */
const CLAIMED = '';

function isFree(
  name: string,
  taken: ReadonlyMap<string, string>,
  request: NameRequest | undefined,
): boolean {
  const holder = taken.get(name);
  return holder === undefined || holder === request?.ownId;
}

/** @returns the holder of each name that is or was in use */
async function takenAmong(
  tx: StatementReader,
  { table, column, former }: Namespace,
  names: readonly string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const formerNames = former
    ? sql`
        union all
        select unnest(${raw(former)}), id from ${raw(table)} where ${raw(former)} && ${names}::text[]`
    : sql``;
  const rows = await tx.run<{ name: string; id: string }>(
    `import.takenNames ${table}`,
    sql`
      select ${raw(column)} as name, id from ${raw(table)} where ${raw(column)} = any(${names}::text[])
      ${formerNames}`,
  );
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Alternatives are computed only where the requested name itself is taken. */
function candidatesOf(
  requests: readonly NameRequest[],
  taken: ReadonlyMap<string, string>,
  maxLength: number,
): string[][] {
  const claimed = new Map(taken);
  return requests.map((request) => {
    const names = isFree(request.name, claimed, request)
      ? [request.name]
      : [request.name, ...alternatives(request, maxLength)];
    for (const name of names) claimed.set(name, CLAIMED);
    return names;
  });
}

function alternatives({ name, identity }: NameRequest, maxLength: number): string[] {
  const digest = identityDigest(identity, 12);
  const random = randomBytes(8).toString('hex');
  const suffixes = ['2', '3', '4', '5', '6', '7', '8', '9', digest, random];
  return suffixes.map((suffix) => withSuffix(name, suffix, maxLength));
}

/** So many hexadecimal digits that differ with what tells something from all others. */
export function identityDigest(identity: string, length: number): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, length);
}

/** A name with a suffix behind a hyphen; the name is cut where both together would be too long. */
export function withSuffix(name: string, suffix: string, maxLength: number): string {
  return `${cut(name, maxLength - suffix.length - 1)}-${suffix}`;
}
