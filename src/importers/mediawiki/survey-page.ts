import type { SortedSpool } from '../spool/sorted-spool.ts';
import type { Tally } from '../tally.ts';
import type { Accounts } from './accounts.ts';
import { bylineOf, isAccountName } from './authors.ts';
import { problemOf, timeOf } from './checked-revision.ts';
import type { DumpPages } from './dump-pages.ts';
import { NS } from './namespaces.ts';
import { redirectTarget } from './redirects.ts';
import type { TemplateStore } from './template-store.ts';
import type { TitleReferenceResolver } from './title-references.ts';
import type { DumpPage, DumpRevision } from './walk-dump.ts';
import { titleKey, type Wiki } from './wiki.ts';

interface Findings {
  readonly wiki: Wiki;
  readonly tally: Tally;
  readonly accounts: Accounts;
  readonly join: TitleReferenceResolver;
  readonly templates: TemplateStore;
  readonly titles: SortedSpool;
  readonly redirects: Set<number>;
  readonly pages: DumpPages;
}

/** A version that is sound. */
interface Sound {
  readonly revision: DumpRevision;
  readonly time: Date;
}

/** Old discussions of a page stand on pages below it. */
const ARCHIVE = /\/(?:archiv|arkiv|arhiv|arquivo|архив|archívum)[^/]*.*$/iu;

/** Takes from one page after another what others need. */
export class PageSurveyor {
  readonly #found: Findings;
  #first: Sound | null = null;
  #newest: Sound | null = null;
  #sound = 0;

  constructor(findings: Findings) {
    this.#found = findings;
  }

  async see(page: DumpPage, revision: DumpRevision): Promise<void> {
    const { accounts, tally } = this.#found;
    const isCounted = page.role !== 'content';
    const { file } = page.place;
    if (isCounted) tally.read(file);
    const reason = problemOf(revision);
    const time = timeOf(revision);
    const { user } = bylineOf(revision);
    if (user !== null && time !== null) await accounts.see(user, time);
    if (isCounted && page.role === 'other') {
      tally.skip(file, `versions of pages in the namespace ${this.#namespaceOf(page)}`);
    } else if (reason !== null && isCounted) tally.reject({ place: revision.place, reason });
    if (reason !== null || time === null) return;
    this.#sound += 1;
    this.#newest = { revision, time };
    this.#first ??= this.#newest;
  }

  async end(page: DumpPage): Promise<void> {
    const [first, newest, sound] = [this.#first, this.#newest, this.#sound];
    this.#first = null;
    this.#newest = null;
    this.#sound = 0;
    if (first === null || newest === null) return;
    this.#found.pages.add(page.title.full);
    const text = newest.revision.text.value;
    switch (page.role) {
      case 'content':
        return this.#endContent(page, newest);
      case 'template':
        this.#found.templates.add(page.title.full, text);
        return this.#skipEarlier(page, sound, 'templates');
      case 'user':
        return this.#endUser(page, { text, time: first.time, sound });
      case 'talk':
        await this.#endTalk(page, newest);
        return this.#skipEarlier(page, sound, 'discussions');
    }
  }

  async #endContent(page: DumpPage, { revision, time }: Sound): Promise<void> {
    const { join, redirects, titles } = this.#found;
    const to = this.#targetOf(page, revision.text.value);
    if (to === null) {
      if (page.title.ns === NS.main) this.#found.pages.articles += 1;
      await join.define(page.title.full, { is: 'page', id: page.place.id });
      await titles.add(titleKey(page.title.full), page.title.full);
      return;
    }
    redirects.add(page.ordinal);
    await join.define(page.title.full, { is: 'redirect', to });
    await join.refer(to, {
      is: 'alias',
      title: page.title.full,
      time: time.toISOString(),
      place: page.place,
    });
  }

  async #endUser(
    page: DumpPage,
    { text, time, sound }: { text: string; time: Date; sound: number },
  ): Promise<void> {
    const { accounts, tally } = this.#found;
    const { name } = page.title;
    if (isAccountName(name) && redirectTarget(text) === null) {
      await accounts.describe(name, { text, time });
      this.#skipEarlier(page, sound, 'user pages');
    } else {
      tally.skip(page.place.file, 'user pages of visitors, and such as lead to other pages', sound);
    }
  }

  async #endTalk(page: DumpPage, { revision, time }: Sound): Promise<void> {
    const { wiki, join } = this.#found;
    const talk = {
      title: page.title.full,
      text: revision.text.value,
      author: bylineOf(revision),
      time: time.toISOString(),
      place: revision.place,
    };
    const subject = wiki.subjectOf(page.title);
    const main = wiki.titleIn(subject.ns, subject.name.replace(ARCHIVE, ''));
    await join.refer(main.full, { is: 'talk', talk });
  }

  #targetOf(page: DumpPage, text: string): string | null {
    const written = page.redirect ?? redirectTarget(text);
    if (written === null) return null;
    const [title = ''] = written.split('#');
    const target = this.#found.wiki.parseTitle(title)?.full ?? null;
    // A page that leads to itself is shown as it is.
    return target === page.title.full ? null : target;
  }

  #skipEarlier({ place }: DumpPage, sound: number, what: string): void {
    if (sound > 1) {
      this.#found.tally.skip(place.file, `earlier versions of ${what}`, sound - 1);
    }
  }

  #namespaceOf({ title }: DumpPage): string {
    return this.#found.wiki.namespaceName(title.ns) || String(title.ns);
  }
}
