import sql, { raw } from 'sql-template-tag';
import type { Database, StatementRunner } from '../db/database.ts';
import { idBatches } from '../lib/id-batches.ts';

/** The languages that PostgreSQL may know how to stem, by their codes of ISO 639. */
const STEMMED: Readonly<Record<string, string>> = {
  ...{ ar: 'arabic', ca: 'catalan', da: 'danish', de: 'german', el: 'greek', en: 'english' },
  ...{ es: 'spanish', et: 'estonian', eu: 'basque', fi: 'finnish', fr: 'french', ga: 'irish' },
  ...{ hi: 'hindi', hu: 'hungarian', hy: 'armenian', id: 'indonesian', it: 'italian' },
  ...{ lt: 'lithuanian', nb: 'norwegian', ne: 'nepali', nl: 'dutch', nn: 'norwegian' },
  ...{ no: 'norwegian', pl: 'polish', pt: 'portuguese', ro: 'romanian', ru: 'russian' },
  ...{ sr: 'serbian', sv: 'swedish', ta: 'tamil', tr: 'turkish', yi: 'yiddish' },
};

/** Words of other languages are indexed as they are. */
const UNSTEMMED = 'simple';

/** What the search index was made for. */
interface SearchIndex {
  /** The name of a text search configuration of PostgreSQL. */
  readonly language: string;
  /** Whether rows are still to be indexed again. */
  readonly isStale: boolean;
}

/** The text search configuration for a language, as far as this database has one. */
export async function searchLanguage(runner: StatementRunner, tag: string): Promise<string> {
  const name = STEMMED[new Intl.Locale(tag).language] ?? UNSTEMMED;
  const [row] = await runner.run<{ fileExists: boolean }>(
    'search.hasLanguage',
    sql`select exists (select from pg_ts_config where cfgname = ${`commonplace_${name}`}) as "fileExists"`,
  );
  return row?.fileExists ? name : UNSTEMMED;
}

async function searchIndex(runner: StatementRunner): Promise<SearchIndex | null> {
  const [row] = await runner.run<SearchIndex>(
    'search.settings',
    sql`select language, is_stale as "isStale" from search_settings`,
  );
  return row ?? null;
}

/**
 * Takes a language for an index in which there is nothing yet.
 *
 * @returns what is to be done before searches are as they should be; null: nothing
 */
export async function prepareSearch(database: Database, tag: string): Promise<string | null> {
  const language = await searchLanguage(database, tag);
  await database.execute(
    'search.takeLanguage',
    sql`
      update search_settings set language = ${language}
      where language <> ${language}
        and not exists (select from users) and not exists (select from posts)
        and not exists (select from comments) and not exists (select from wiki_pages)`,
  );
  const index = await searchIndex(database);
  if (index !== null && index.language === language && !index.isStale) return null;
  return `the search index is not up to date for the language ${tag}: run \`commonplace reindex\``;
}

const TABLES = ['users', 'posts', 'wiki_pages', 'sequences', 'comments'] as const;

/** Rows that are locked at a time. */
const ROWS_AT_ONCE = 500;

/**
 * Rebuilds the index for a language, while servers are running. If a run is interrupted, run it again.
 *
 * @yields after each batch, and at the end of a table, how many of its rows are done
 */
export async function* reindexSearch(
  database: Database,
  tag: string,
): AsyncGenerator<{ readonly table: string; readonly rows: number }> {
  const language = await searchLanguage(database, tag);
  await database.execute(
    'search.beginReindex',
    sql`update search_settings set language = ${language}, is_stale = true`,
  );
  for (const table of TABLES) {
    let rows = 0;
    for await (const batch of idBatches((after) => rowsAfter(database, table, after))) {
      // Triggers write the vector again.
      await database.execute(
        'search.reindex',
        sql`update ${raw(table)} set search = null where id = any(${batch.map(({ id }) => id)}::uuid[])`,
      );
      rows += batch.length;
      yield { table, rows };
    }
    yield { table, rows };
  }
  await database.execute('search.endReindex', sql`update search_settings set is_stale = false`);
}

function rowsAfter(
  database: Database,
  table: (typeof TABLES)[number],
  after: string,
): Promise<{ readonly id: string }[]> {
  return database.run(
    'search.reindexedIds',
    sql`select id from ${raw(table)} where id > ${after}::uuid order by id limit ${ROWS_AT_ONCE}::integer`,
  );
}
