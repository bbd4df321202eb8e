import type { SourceHtml } from '../fidelity/measure-fidelity.ts';
import { problemOf } from './checked-revision.ts';
import type { Input } from './input/open-input.ts';
import { redirectTarget } from './redirects.ts';
import { sourceElements } from './source-elements.ts';
import { type DumpRevision, walkDump } from './walk-dump.ts';
import type { Wiki } from './wiki.ts';

interface ToCompare {
  readonly inputs: readonly Input[];
  readonly wiki: Wiki;
  readonly renamed: ReadonlyMap<string, string>;
}

/** The newest text of every page, by its elements. */
export async function* sourceTexts({
  inputs,
  wiki,
  renamed,
}: ToCompare): AsyncGenerator<SourceHtml> {
  let newest: DumpRevision | null = null;
  for await (const step of walkDump(inputs, wiki, () => {})) {
    const { page } = step;
    if (page.role !== 'content') continue;
    if (step.is === 'page') newest = null;
    else if (step.is === 'revision' && problemOf(step.revision) === null) newest = step.revision;
    else if (step.is === 'end' && newest !== null) {
      const { text, model } = newest;
      const isWikitext = text.state === 'present' && (model === '' || model === 'wikitext');
      if (!isWikitext || page.redirect !== null || redirectTarget(text.value) !== null) continue;
      const html = sourceElements(text.value, { wiki, renamed });
      yield { kind: 'wikiPage', externalId: page.title.full, name: page.title.full, html };
    }
  }
}
