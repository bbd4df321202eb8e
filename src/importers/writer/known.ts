import sql from 'sql-template-tag';
import type { StatementRunner } from '../../db/database.ts';
import type { Name } from './names-in.ts';

/** Which things of the source are here already, under which of our ids. */
export class Known {
  readonly #ids = new Map<string, string>();
  readonly #displayNames = new Map<string, string>();

  has({ kind, externalId }: Name): boolean {
    return this.#ids.has(keyOf(kind, externalId));
  }

  id(kind: Name['kind'], externalId: string): string | undefined {
    return this.#ids.get(keyOf(kind, externalId));
  }

  /** What a known user is called. */
  displayName(externalId: string): string | undefined {
    return this.#displayNames.get(externalId);
  }

  add({ kind, externalId }: Name, id: string): void {
    this.#ids.set(keyOf(kind, externalId), id);
  }

  addUser(externalId: string, id: string, displayName: string): void {
    this.add({ kind: 'user', externalId }, id);
    this.#displayNames.set(externalId, displayName);
  }
}

/** Looks up names of a source, in one statement. */
export async function findKnown(
  runner: StatementRunner,
  source: string,
  names: readonly Name[],
): Promise<Known> {
  const rows = await runner.run<Name & { ourId: string; displayName: string | null }>(
    'import.known',
    sql`
      select o.kind, o.external_id as "externalId", o.our_id as "ourId",
        u.display_name as "displayName"
      from unnest(${names.map((name) => name.kind)}::text[],
        ${names.map((name) => name.externalId)}::text[]) as n(kind, external_id)
      join origins o on o.source = ${source} and o.kind = n.kind and o.external_id = n.external_id
      left join users u on o.kind = 'user' and u.id = o.our_id`,
  );
  const known = new Known();
  for (const { kind, externalId, ourId, displayName } of rows) {
    if (displayName === null) known.add({ kind, externalId }, ourId);
    else known.addUser(externalId, ourId, displayName);
  }
  return known;
}

function keyOf(kind: string, externalId: string): string {
  return `${kind}\n${externalId}`;
}
