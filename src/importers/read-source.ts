import sql from 'sql-template-tag';
import type { StatementReader } from '../db/database.ts';
import { number } from '../lib/figures.ts';
import type { Reading, Source } from './importer.ts';
import type { ImportRecord } from './records.ts';
import { isClaimed } from './writer/updates/is-claimed.ts';

/** What an import leaves to be decided. */
export interface Imported {
  /** Our ids of the accounts that nobody signs in to, and that a source which lists all of its users no longer has. */
  readonly missingUsers: readonly string[];
}

interface SourceReading extends Reading {
  readonly database: StatementReader;
  readonly source: Source;
  /** Takes the records, each after all that it names. */
  readonly take: (records: AsyncIterable<ImportRecord>) => Promise<void>;
}

/**
 * Reads a source to its end and closes it. Its notes go into the tally.
 *
 * @throws ImportError when the source cannot be read to its end
 */
export async function readSource(options: SourceReading): Promise<Imported> {
  const { database, source, tally, progress, noteText, take } = options;
  tally.notes.push(...source.notes);
  try {
    const seen = new Set<string>();
    await take(withUsersNoted(source.records({ tally, progress, noteText }), source, seen));
    tally.notes.push(...(source.closingNotes?.() ?? []));
    return { missingUsers: await findMissingUsers({ database, source, tally, seen }) };
  } finally {
    source.close?.();
    progress.end();
  }
}

/** Notes the names of people while they are read, where a file lists all of them. */
async function* withUsersNoted(
  records: AsyncIterable<ImportRecord>,
  { allUsersFile }: Source,
  seen: Set<string>,
): AsyncGenerator<ImportRecord> {
  for await (const record of records) {
    if (allUsersFile !== undefined && record.kind === 'user') seen.add(record.externalId);
    yield record;
  }
}

interface UsersOfSource extends Pick<SourceReading, 'database' | 'source' | 'tally'> {
  /** Their names in the source, as far as it could be read. */
  readonly seen: ReadonlySet<string>;
}

/** Nobody is missing in a list that is not complete: accounts are closed for good. */
async function findMissingUsers({
  database,
  source,
  tally,
  seen,
}: UsersOfSource): Promise<readonly string[]> {
  const { name, allUsersFile: file } = source;
  if (file === undefined) return [];
  const { rejected } = tally.file(file);
  const missing = await selectMissingUsers(database, name, seen);
  if (missing.length === 0) return [];
  if (rejected > 0) {
    tally.notes.push(
      `Rejected rows of ${file}: ${number(rejected)}. They may be of people who seem to have left, so no account is closed.`,
    );
    return [];
  }
  if (missing.length > seen.size) {
    tally.notes.push(
      `${file} lists ${number(seen.size)} people and lacks ${number(missing.length)} who were imported. It looks incomplete. No account is closed.`,
    );
    return [];
  }
  return missing;
}

/** Accounts that are looked at at once. */
const USERS_AT_ONCE = 5_000;

async function selectMissingUsers(
  database: StatementReader,
  source: string,
  seen: ReadonlySet<string>,
): Promise<string[]> {
  const missing: string[] = [];
  for (let after = ''; ; ) {
    const rows = await database.run<{ externalId: string; ourId: string }>(
      'import.usersOfSource',
      sql`
        select o.external_id as "externalId", o.our_id as "ourId"
        from origins o
        join users u on u.id = o.our_id
        where o.source = ${source} and o.kind = 'user' and o.external_id > ${after}
          and u.closed_at is null and not ${isClaimed(sql`u.id`)}
        order by o.external_id
        limit ${USERS_AT_ONCE}::int`,
    );
    const last = rows.at(-1);
    if (last === undefined) return missing;
    for (const { externalId, ourId } of rows) if (!seen.has(externalId)) missing.push(ourId);
    after = last.externalId;
  }
}
