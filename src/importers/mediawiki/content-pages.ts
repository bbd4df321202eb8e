import type { Reading } from '../importer.ts';
import type { ImportRecord, LazyText, RevisionRecord, SourceText } from '../records.ts';
import { bylineOf } from './authors.ts';
import { problemOf, timeOf } from './checked-revision.ts';
import type { Input } from './input/open-input.ts';
import { PageIds } from './page-ids.ts';
import type { Survey } from './survey.ts';
import { type DumpPage, type DumpRevision, walkDump } from './walk-dump.ts';
import type { Wiki } from './wiki.ts';
import type { Converter } from './wikitext/converter.ts';

export interface ContentOptions extends Reading {
  readonly inputs: readonly Input[];
  readonly wiki: Wiki;
  readonly survey: Survey;
  readonly converter: Converter;
}

/** Reads a dump for the second time: its pages with their versions. */
export async function* contentRecords(writing: ContentOptions): AsyncGenerator<ImportRecord> {
  const { inputs, wiki, progress } = writing;
  const total = inputs.reduce((sum, input) => sum + input.size, 0);
  progress.begin({ name: 'Writing pages and their versions', total, unit: 'bytes' });
  const pageIds = new PageIds();
  let page: ContentPage | null = null;
  for await (const step of walkDump(inputs, wiki, (bytes) => progress.advance(bytes))) {
    if (step.page.role !== 'content') continue;
    if (step.is === 'page') page = new ContentPage(step.page, { ...writing, pageIds });
    else if (page !== null && step.is === 'revision') yield* page.see(step.revision);
    else if (page !== null && step.is === 'end') yield* page.end();
  }
}

interface PageOptions extends ContentOptions {
  readonly pageIds: PageIds;
}

interface Sound {
  readonly revision: DumpRevision;
  readonly time: Date;
}

class ContentPage {
  readonly #page: DumpPage;
  readonly #writing: PageOptions;
  readonly #title: string;
  readonly #isRedirect: boolean;
  #isTold = false;
  /** The version before is held back: of the last one, links and categories are those of the page. */
  #pending: Sound | null = null;
  #skipped = 0;

  constructor(page: DumpPage, writing: PageOptions) {
    this.#page = page;
    this.#writing = writing;
    this.#title = writing.survey.renamed.get(page.title.full) ?? page.title.full;
    this.#isRedirect = writing.survey.redirects.has(page.ordinal);
  }

  *see(revision: DumpRevision): Generator<ImportRecord> {
    const { tally } = this.#writing;
    tally.read(this.#page.place.file);
    const reason = problemOf(revision);
    const time = timeOf(revision);
    if (reason !== null || time === null) {
      tally.reject({ place: revision.place, reason: reason ?? 'it has no time' });
      return;
    }
    if (this.#isRedirect) {
      this.#skipped += 1;
      return;
    }
    if (!this.#isTold) yield this.#pageRecord(revision, time);
    this.#isTold = true;
    if (this.#pending !== null) yield this.#record(this.#pending, this.#lazyText(this.#pending));
    this.#pending = { revision, time };
  }

  async *end(): AsyncGenerator<ImportRecord> {
    if (this.#skipped > 1) {
      const earlier = this.#skipped - 1;
      this.#writing.tally.skip(this.#page.place.file, 'earlier versions of redirects', earlier);
    }
    if (this.#pending === null) return;
    yield this.#record(this.#pending, await this.#newestText(this.#pending));
  }

  #pageRecord(revision: DumpRevision, createdAt: Date): ImportRecord {
    return {
      kind: 'wikiPage',
      externalId: this.#page.title.full,
      ...this.#writing.pageIds.stableIdOf(this.#page),
      place: this.#page.place,
      slug: this.#title,
      title: this.#title,
      author: bylineOf(revision),
      createdAt,
    };
  }

  #record({ revision, time }: Sound, text: SourceText | LazyText): RevisionRecord {
    return {
      kind: 'revision',
      externalId: revision.id,
      place: revision.place,
      of: { kind: 'wikiPage', externalId: this.#page.title.full },
      author: bylineOf(revision),
      title: this.#title,
      summary: revision.comment?.trim() || null,
      text,
      permanentText: `${revision.text.state} ${revision.text.value}`,
      isMinor: revision.isMinor,
      createdAt: time,
    };
  }

  #lazyText({ revision, time }: Sound): LazyText {
    const { converter } = this.#writing;
    const { title } = this.#page;
    return {
      length: revision.text.value.length,
      make: () => converter.convert(revision, { title, time }).text,
    };
  }

  async #newestText({ revision, time }: Sound): Promise<SourceText> {
    const { converter, survey } = this.#writing;
    const { title } = this.#page;
    const { text, links, categories } = converter.convert(revision, { title, time });
    const at = time.toISOString();
    for (const link of links) {
      if (link !== title.full)
        await survey.join.refer(link, { is: 'link', from: title.full, time: at });
    }
    for (const category of categories) {
      await survey.join.refer(category, { is: 'member', from: title.full, time: at });
    }
    return text;
  }
}
