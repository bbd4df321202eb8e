import { parseUrl } from '../../lib/parse-url.ts';
import type { SiteInfo } from './input/dump-items.ts';
import { CANONICAL_NAMES, isContentNamespace, NS } from './namespaces.ts';

/** A title that is taken apart. */
export interface Title {
  readonly ns: number;
  /** Without the namespace. */
  readonly name: string;
  /** With the namespace in the language of the wiki: what identifies the page in its dump. */
  readonly full: string;
}

/** A wiki as its dump describes it: names of namespaces, rules of titles, addresses. */
export class Wiki {
  readonly siteName: string;
  readonly language: string;
  /** Where its pages are on the web, with a slash or a `=` at the end; null if the dump does not say it. */
  readonly pageBase: string | null;
  /** Tells this wiki from others. */
  readonly name: string;
  readonly #names = new Map<number, string>();
  readonly #keys = new Map<string, number>();
  readonly #caseSensitive = new Set<number>();
  readonly #isCaseSensitive: boolean;
  readonly #content: ReadonlySet<number> | null;

  /** @param content numbers of the namespaces whose pages become wiki pages; null for the usual ones */
  constructor(info: SiteInfo, content: readonly number[] | null = null) {
    this.siteName = info.siteName.trim();
    this.language = info.language;
    this.#content = content === null ? null : new Set(content);
    this.#isCaseSensitive = info.case === 'case-sensitive';
    for (const [name, key] of CANONICAL_NAMES) this.#keys.set(keyOf(name), key);
    for (const { key, name, case: rule } of info.namespaces) {
      const number = Number(key);
      if (!Number.isInteger(number)) continue;
      this.#names.set(number, spaced(name));
      if (name !== '') this.#keys.set(keyOf(name), number);
      if (rule === 'case-sensitive') this.#caseSensitive.add(number);
    }
    for (const [name, key] of CANONICAL_NAMES)
      if (!this.#names.has(key)) this.#names.set(key, name);
    this.pageBase = pageBaseOf(info.base);
    this.name = nameOf(info);
  }

  /** Whether pages of a namespace become wiki pages. */
  isContent(ns: number): boolean {
    return this.#content === null ? isContentNamespace(ns) : this.#content.has(ns);
  }

  /** A namespace's name in the language of the wiki; empty for that of articles. */
  namespaceName(ns: number): string {
    return this.#names.get(ns) ?? '';
  }

  /** The number of a namespace of this name or undefined. */
  namespaceNamed(name: string): number | undefined {
    return this.#keys.get(keyOf(name));
  }

  /**
   * What a title means that a user wrote in a link; null if no page can have it.
   *
   * @param ns the namespace of titles that name none
   */
  parseTitle(written: string, ns: number = NS.main): Title | null {
    let text = spaced(written);
    let space = ns;
    if (text.startsWith(':')) {
      text = text.slice(1).trimStart();
      space = NS.main;
    }
    const colon = text.indexOf(':');
    const named = colon > 0 ? this.namespaceNamed(text.slice(0, colon)) : undefined;
    if (named !== undefined) {
      space = named;
      text = text.slice(colon + 1).trim();
    }
    if (text === '' || INVALID.test(text) || text.length > MAX_TITLE_LENGTH) return null;
    return this.titleIn(space, text);
  }

  /** The page of this name in a namespace. */
  titleIn(ns: number, name: string): Title {
    const proper = this.#isSensitive(ns) ? name : capitalised(name);
    const prefix = this.namespaceName(ns);
    return { ns, name: proper, full: prefix === '' ? proper : `${prefix}:${proper}` };
  }

  /** The page that a discussion is about. */
  subjectOf({ ns, name }: Title): Title {
    return this.titleIn(ns - 1, name);
  }

  /** Where the wiki itself shows a page; null if the dump does not say it. */
  addressOf(title: string): string | null {
    if (this.pageBase === null) return null;
    return (
      this.pageBase +
      encodeURIComponent(title.replaceAll(' ', '_')).replace(KEPT, decodeURIComponent)
    );
  }

  #isSensitive(ns: number): boolean {
    if (this.#caseSensitive.has(ns)) return true;
    // Users and the wiki's own messages begin with a capital letter everywhere.
    return this.#isCaseSensitive && ns !== NS.user && ns !== NS.userTalk && ns !== NS.special;
  }
}

/** What pages are told apart by here: titles that differ in case or composition only are the same. */
export function titleKey(title: string): string {
  return title.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase().normalize('NFC');
}

const MAX_TITLE_LENGTH = 300;
/** What MediaWiki allows in no title. A `#` begins the name of a section and is taken off before. */
const INVALID = /[[\]{}|#<>\p{Cc}\ufffd]|^\.{1,2}$/u;
/** Characters that addresses of MediaWiki keep readable. */
const KEPT = /%(?:2F|3A|3B|40|24|21|2A|28|29|2C)/g;

function spaced(text: string): string {
  return text.replace(/[\s_\u00a0\u200e\u200f]+/g, ' ').trim();
}

function keyOf(name: string): string {
  return spaced(name).toLowerCase();
}

function capitalised(name: string): string {
  const [first = ''] = name;
  const capital = first.toUpperCase();
  // `ß` stays what it is, as in MediaWiki.
  return [...capital].length === 1 ? capital + name.slice(first.length) : name;
}

function pageBaseOf(base: string): string | null {
  const end = Math.max(base.lastIndexOf('/'), base.lastIndexOf('title=') + 'title='.length - 1);
  const isAddress =
    /^https?:\/\//i.test(base) && parseUrl(base) !== null && end > 'https://'.length;
  return isAddress ? base.slice(0, end + 1) : null;
}

function nameOf({ base, dbName, siteName }: SiteInfo): string {
  const pageBase = pageBaseOf(base);
  if (pageBase === null) return dbName || siteName.trim() || 'wiki';
  const { host, pathname } = new URL(pageBase);
  return host + pathname.replace(/\/(?:index\.php)?$/, '');
}
