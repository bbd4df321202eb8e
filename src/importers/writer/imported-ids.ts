import sql, { type Sql } from 'sql-template-tag';
import { ANONYMOUS_NAME } from '../../attribution/anonymous-name.ts';
import type { StatementReader } from '../../db/database.ts';
import type { Name } from './names-in.ts';

/** The ids under which records of the source were imported. */
export class ImportedIds {
  readonly #ids = new Map<string, string>();
  readonly #displayNames = new Map<string, string>();
  readonly #anonymous = new Set<string>();

  has({ kind, externalId }: Name): boolean {
    return this.#ids.has(keyOf(kind, externalId));
  }

  id(kind: Name['kind'], externalId: string): string | undefined {
    return this.#ids.get(keyOf(kind, externalId));
  }

  /** The display name of an imported user. */
  displayName(externalId: string): string | undefined {
    return this.#displayNames.get(externalId);
  }

  /** Whether the name of this user was taken off everything that they wrote. */
  isAnonymous(externalId: string): boolean {
    return this.#anonymous.has(externalId);
  }

  add({ kind, externalId }: Name, id: string): void {
    this.#ids.set(keyOf(kind, externalId), id);
  }

  /** For a name that stands for something else from now on. */
  remove({ kind, externalId }: Name): void {
    this.#ids.delete(keyOf(kind, externalId));
  }

  addUser(externalId: string, id: string, displayName: string): void {
    this.add({ kind: 'user', externalId }, id);
    this.#displayNames.set(externalId, displayName);
  }

  addAnonymous(externalId: string): void {
    this.#anonymous.add(externalId);
  }
}

/** A record of the source that is here already. */
export interface Origin extends Name {
  readonly ourId: string;
  /** What was last imported of it, as JSON. */
  readonly imported: string | null;
}

/** Looks up what was imported under these names, in one statement. */
export function findOrigins(
  reader: StatementReader,
  source: string,
  names: readonly Name[],
): Promise<Origin[]> {
  return reader.run<Origin>(
    'import.findOrigins',
    sql`
      select n.kind, n.external_id as "externalId", o.our_id as "ourId", o.imported
      from ${originsOf(source, names)}`,
  );
}

/**
 * The origins `o` of the names `n`. `limit` has each of them looked up in the index: joined, all origins of the source
 * would be read for every batch.
 */
function originsOf(source: string, names: readonly Name[]): Sql {
  return sql`
    unnest(${names.map((name) => name.kind)}::text[],
      ${names.map((name) => name.externalId)}::text[]) as n(kind, external_id)
    cross join lateral (
      select origins.our_id, origins.imported
      from origins
      where origins.source = ${source} and origins.kind = n.kind
        and origins.external_id = n.external_id
      limit 1
    ) o`;
}

/** Which of these things have a stable id. */
export async function withStableIds(
  reader: StatementReader,
  source: string,
  ourIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ourIds.length === 0) return new Set();
  const rows = await reader.run<{ ourId: string }>(
    'import.withStableIds',
    sql`
      select o.our_id as "ourId"
      from origins o
      where o.our_id = any(${ourIds}::uuid[]) and o.source = ${source}
        and o.kind in ('userId', 'wikiPageId')`,
  );
  return new Set(rows.map(({ ourId }) => ourId));
}

interface ImportedIdRow extends Name {
  readonly ourId: string;
  readonly displayName: string | null;
  readonly isAnonymous: boolean | null;
}

/** Looks up names of a source, in one statement. */
export async function findImportedIds(
  runner: StatementReader,
  source: string,
  names: readonly Name[],
): Promise<ImportedIds> {
  const rows = await runner.run<ImportedIdRow>(
    'import.known',
    sql`
      select n.kind, n.external_id as "externalId", o.our_id as "ourId",
        u.display_name as "displayName",
        u.closed_at is not null and u.display_name = ${ANONYMOUS_NAME} as "isAnonymous"
      from ${originsOf(source, names)}
      left join lateral (
        select users.display_name, users.closed_at
        from users
        where n.kind = 'user' and users.id = o.our_id
        limit 1
      ) u on true`,
  );
  const imported = new ImportedIds();
  for (const { kind, externalId, ourId, displayName, isAnonymous } of rows) {
    if (displayName === null) imported.add({ kind, externalId }, ourId);
    else imported.addUser(externalId, ourId, displayName);
    if (isAnonymous === true) imported.addAnonymous(externalId);
  }
  return imported;
}

export function keyOf(kind: string, externalId: string): string {
  return `${kind}\n${externalId}`;
}
