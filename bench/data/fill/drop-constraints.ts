import type { Loader } from './loader.ts';

/** Statements that give tables back what was taken from them. */
export interface Restoration {
  readonly indexes: readonly string[];
  readonly foreignKeys: readonly string[];
  readonly triggers: readonly string[];
}

/**
 * Drops all foreign keys, and all indexes but those of primary keys: rows are written several times as
 * fast without, and indexes are better built from all rows at once. Triggers that fill columns of their
 * row stay; those that count in other tables rest: tables that are filled at the same time would wait
 * for each other, and everything is counted at the end.
 */
export async function dropConstraints(loader: Loader): Promise<Restoration> {
  const foreignKeys = await loader.query<Definition>(FOREIGN_KEYS);
  const indexes = await loader.query<Definition>(INDEXES);
  const triggers = await loader.query<Definition>(TRIGGERS);
  for (const { removal } of [...foreignKeys, ...indexes, ...triggers]) await loader.query(removal);
  return {
    indexes: indexes.map(definitionOf),
    foreignKeys: foreignKeys.map(definitionOf),
    triggers: triggers.map(definitionOf),
  };
}

const definitionOf = ({ definition }: Definition) => definition;

interface Definition {
  readonly definition: string;
  readonly removal: string;
}

const FOREIGN_KEYS = `
  select
    format('alter table %s add constraint %I %s',
      conrelid::regclass, conname, pg_get_constraintdef(oid)) as definition,
    format('alter table %s drop constraint %I', conrelid::regclass, conname) as removal
  from pg_constraint
  where contype = 'f' and connamespace = 'public'::regnamespace
  order by conrelid::regclass::text, conname`;

/** The most expensive ones first: those of words, of the widest table. */
const INDEXES = `
  select pg_get_indexdef(i.indexrelid) as definition,
    format('drop index %s', i.indexrelid::regclass) as removal
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  join pg_am a on a.oid = c.relam
  where c.relnamespace = 'public'::regnamespace
    and not exists (select from pg_constraint where conindid = i.indexrelid)
  order by a.amname = 'gin' desc, i.indrelid::regclass::text = 'comments' desc, i.indexrelid::regclass::text`;

/** Those that run after a statement or a row: bit 1 of the type marks the others. */
const TRIGGERS = `
  select format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as definition,
    format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as removal
  from pg_trigger
  where not tgisinternal and tgtype & 2 = 0
  order by tgrelid::regclass::text, tgname`;
