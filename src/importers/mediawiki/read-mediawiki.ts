import type { Reading } from '../importer.ts';
import type { ImportRecord } from '../records.ts';
import { contentRecords } from './content-pages.ts';
import type { Input } from './input/open-input.ts';
import { joinedRecords } from './joined-records.ts';
import { survey } from './survey.ts';
import type { TemplateStore } from './template-store.ts';
import type { Wiki } from './wiki.ts';
import { Converter } from './wikitext/converter.ts';

interface ToRead extends Reading {
  readonly inputs: readonly Input[];
  readonly wiki: Wiki;
  /** Stays open for texts that are made after the last record. */
  readonly templates: TemplateStore;
  /** Receives the titles of pages that could not keep their own. */
  readonly renamed: Map<string, string>;
  /** Notes what is shown as its source because nothing here can expand it. */
  readonly leave: (what: string) => void;
}

/**
 * A dump as records, each after those it names: accounts; pages with their versions; then what names pages by
 * their titles, which may be anywhere in a dump. The dump is read twice, because templates, redirects and authors
 * may follow the pages that need them.
 *
 * @throws ImportError naming the file and line that cannot be read
 */
export async function* mediaWikiRecords({
  inputs,
  wiki,
  templates,
  renamed,
  leave,
  ...reading
}: ToRead): AsyncGenerator<ImportRecord> {
  const found = await survey({ inputs, wiki, templates, ...reading });
  try {
    for (const [from, to] of found.renamed) renamed.set(from, to);
    const { pages } = found;
    const converter = new Converter({ wiki, templates, renamed, pages, leave });
    yield* found.accounts.records((name, wikitext) => converter.bio(name, wikitext));
    const writing = { inputs, wiki, survey: found, converter, ...reading };
    yield* contentRecords(writing);
    yield* joinedRecords(writing);
    reading.tally.notes.push(...renamedNotes(renamed));
  } finally {
    await found.close();
  }
}

const SHOWN_TITLES = 20;

function renamedNotes(renamed: ReadonlyMap<string, string>): string[] {
  if (renamed.size === 0) return [];
  const shown = [...renamed].slice(0, SHOWN_TITLES).map(([from, to]) => `${from} → ${to}`);
  return [
    `Pages whose titles differ from another only in case got a number: ${renamed.size}. ${shown.join(', ')}`,
  ];
}
