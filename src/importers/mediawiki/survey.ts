import type { Reading } from '../importer.ts';
import { SortedSpool } from '../spool/sorted-spool.ts';
import { Accounts } from './accounts.ts';
import { DumpPages } from './dump-pages.ts';
import type { Input } from './input/open-input.ts';
import { PageSurveyor } from './survey-page.ts';
import type { TemplateStore } from './template-store.ts';
import { TitleReferenceResolver } from './title-references.ts';
import { walkDump } from './walk-dump.ts';
import type { Wiki } from './wiki.ts';

/** What has to be known of a whole dump before its first page can be written. */
export interface Survey {
  readonly accounts: Accounts;
  readonly join: TitleReferenceResolver;
  /** Pages whose newest version is a redirect, by their numbers. */
  readonly redirects: Set<number>;
  /** Titles for pages whose own title another page has, but for case or composition. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly pages: DumpPages;
  close(): Promise<void>;
}

interface SurveyOptions extends Reading {
  readonly inputs: readonly Input[];
  readonly wiki: Wiki;
  /** Receives the templates. */
  readonly templates: TemplateStore;
}

/** Reads a dump for the first time, and counts all its rows but those of content. */
export async function survey({
  inputs,
  wiki,
  templates,
  tally,
  progress,
}: SurveyOptions): Promise<Survey> {
  const accounts = new Accounts();
  const join = new TitleReferenceResolver();
  const titles = new SortedSpool();
  const close = async () => {
    await Promise.all([accounts.close(), join.close()]);
  };
  try {
    const total = inputs.reduce((sum, input) => sum + input.size, 0);
    progress.begin({ name: 'Reading authors, templates and redirects', total, unit: 'bytes' });
    const redirects = new Set<number>();
    const pages = new DumpPages();
    const surveyor = new PageSurveyor({
      wiki,
      tally,
      accounts,
      join,
      templates,
      titles,
      redirects,
      pages,
    });
    for await (const step of walkDump(inputs, wiki, (bytes) => progress.advance(bytes))) {
      if (step.is === 'revision') await surveyor.see(step.page, step.revision);
      else if (step.is === 'end') await surveyor.end(step.page);
    }
    return { accounts, join, redirects, pages, renamed: await renamedTitles(titles), close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    await titles.close();
  }
}

/** Of pages whose titles count as the same here, the first by code units keeps it. */
async function renamedTitles(titles: SortedSpool): Promise<Map<string, string>> {
  const renamed = new Map<string, string>();
  let group = { key: '', titles: new Set<string>() };
  for await (const { key, line } of titles.read()) {
    if (key !== group.key) {
      nameApart(group.titles, renamed);
      group = { key, titles: new Set() };
    }
    group.titles.add(JSON.parse(line) as string);
  }
  nameApart(group.titles, renamed);
  return renamed;
}

function nameApart(titles: ReadonlySet<string>, renamed: Map<string, string>): void {
  if (titles.size < 2) return;
  for (const [index, title] of [...titles].sort().entries()) {
    if (index > 0) renamed.set(title, `${title} (${index + 1})`);
  }
}
