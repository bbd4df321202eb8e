import { ImportError } from '../import-error.ts';
import type { Source } from '../importer.ts';
import type { SiteInfo } from './input/dump-items.ts';
import { type Input, openInput } from './input/open-input.ts';
import { readDump } from './input/read-dump.ts';
import { LeftAsSource } from './left-as-source.ts';
import { mediaWikiRecords } from './read-mediawiki.ts';
import { sourceTexts } from './source-texts.ts';
import { TemplateStore } from './template-store.ts';
import { Wiki } from './wiki.ts';

export interface WikiOptions {
  readonly site?: string | undefined;
  readonly namespaces?: readonly number[] | undefined;
}

/**
 * A dump of a wiki, in one file or several.
 *
 * @throws ImportError when a file cannot be read, or is no dump
 */
export async function openWiki(
  paths: readonly string[],
  { site, namespaces }: WikiOptions,
): Promise<Source> {
  const inputs: Input[] = [];
  for (const path of paths) inputs.push(await openInput(path));
  const templates = new TemplateStore();
  const renamed = new Map<string, string>();
  const left = new LeftAsSource();
  const wiki = new Wiki(await siteInfoOf(inputs), namespaces ?? null);
  return {
    name: `mediawiki:${site ?? wiki.name}`,
    notes: [],
    records: (reading) =>
      mediaWikiRecords({ inputs, wiki, templates, renamed, leave: left.add, ...reading }),
    texts: () => sourceTexts({ inputs, wiki, renamed }),
    close: () => templates.close(),
    closingNotes: () => left.notes(),
  };
}

/** What the first file that describes its wiki says. */
async function siteInfoOf(inputs: readonly Input[]): Promise<SiteInfo> {
  for (const input of inputs) {
    for await (const item of readDump(input)) {
      if (item.is === 'site') return item.site;
      break;
    }
  }
  const names = inputs.map(({ name }) => name).join(', ');
  throw new ImportError(
    `${names}: no <siteinfo> before the first page. It names the wiki and its namespaces. ` +
      'Export the pages again with Special:Export or dumpBackup.php.',
  );
}
