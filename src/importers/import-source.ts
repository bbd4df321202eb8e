import sql from 'sql-template-tag';
import type { Database, StatementReader } from '../db/database.ts';
import { number } from '../lib/figures.ts';
import type { Reading, Source } from './importer.ts';
import type { ImportRecord } from './records.ts';
import type { RenderTexts } from './writer/texts.ts';
import { isClaimed } from './writer/updates/is-claimed.ts';
import { writeRecords } from './writer/write-records.ts';

interface SourceImport extends Reading {
  readonly database: Database;
  readonly source: Source;
  readonly batchSize?: number;
  /** Renders texts; unless given, in this thread. */
  readonly render?: RenderTexts;
  /** Whether the source's changes replace those that were made here. Default: no. */
  readonly overwrite?: boolean;
}

/** What an import leaves to be decided. */
export interface Imported {
  /** Our ids of the accounts that nobody signs in to, and that a source which lists all of its users no longer has. */
  readonly missingUsers: readonly string[];
}

/**
 * Imports a source. It can be run again at any time: what is missing is added, and what the
 * source has changed is taken over, unless people changed the same here.
 *
 * @throws ImportError when the source cannot be read to its end
 */
export async function importSource(options: SourceImport): Promise<Imported> {
  const { source, tally, progress, ...writing } = options;
  tally.notes.push(...source.notes);
  try {
    const seen = new Set<string>();
    const records = withUsersNoted(source.records({ tally, progress }), source, seen);
    await writeRecords({ ...writing, tally, records, source: source.name });
    tally.notes.push(...(source.closingNotes?.() ?? []));
    await source.complete?.();
    return {
      missingUsers: await findMissingUsers({ database: writing.database, source, tally, seen }),
    };
  } finally {
    source.close?.();
    progress.end();
  }
}

/** Notes the names of people while they are read, where a file lists all of them. */
export async function* withUsersNoted(
  records: AsyncIterable<ImportRecord>,
  { allUsersFile }: Source,
  seen: Set<string>,
): AsyncGenerator<ImportRecord> {
  for await (const record of records) {
    if (allUsersFile !== undefined && record.kind === 'user') seen.add(record.externalId);
    yield record;
  }
}

interface UsersOfSource extends Pick<SourceImport, 'source' | 'tally'> {
  readonly database: StatementReader;
  /** Their names in the source, as far as it could be read. */
  readonly seen: ReadonlySet<string>;
}

/** Nobody is missing in a list that is not complete: accounts are closed for good. */
export async function findMissingUsers({
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
