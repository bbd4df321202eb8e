import type { MarkdownIt, StateInline } from 'markdown-it';
import { sitePaths } from '../lib/site-paths.ts';
import { headingSlug } from './heading-ids.ts';
import { isAfterWord } from './word-bounds.ts';

/**
 * `[[Title]]`, `[[Title#Section]]` and `[[Title|other words]]` lead to the wiki page of that title, whether
 * it is there yet or not. `env.wikiPages`, a map from titles to slugs, says where those are that are there.
 * What CommonMark makes a link of stays that link, and `x[[1]]` is a program's.
 */
export function wikiLinks(parser: MarkdownIt): void {
  parser.inline.ruler.before('link', 'wiki_link', wikiLink);
}

const WIKI_LINK = /\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{1,200}))?\]\](?![([])/y;

/** What stands in two brackets, wherever it is in a text; a table has its `|` after a backslash. */
export function titlesInBrackets(markdown: string): string[] {
  const found = markdown.matchAll(/\[\[(?=([^[\]|\n]{1,300}))/g);
  const titles = Array.from(found, ([, text = '']) =>
    [text, text.replace(/\\$/, '')].flatMap((title) => titlesOf(targetOf(title))),
  );
  return [...new Set(titles.flat())];
}

function wikiLink(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[[', state.pos) || state.linkLevel > 0) return false;
  if (isAfterWord(state.src, state.pos) || /[\])]/.test(state.src[state.pos - 1] ?? ''))
    return false;
  WIKI_LINK.lastIndex = state.pos;
  const [whole = '', title = '', words = title] = WIKI_LINK.exec(state.src) ?? [];
  if (!/[\p{L}\p{N}\p{S}]/u.test(title) || isReference(state, title)) return false;
  if (state.pos + whole.length > state.posMax) return false;
  if (!silent) {
    const target = targetOf(title);
    const link = state.push('link_open', 'a', 1);
    link.attrs = [['href', addressOf(target, state.env?.['wikiPages'])]];
    state.push('text', '', 0).content = words.trim();
    state.push('link_close', 'a', -1);
  }
  state.pos += whole.length;
  return true;
}

/** Whether the text says elsewhere where the words lead. */
function isReference({ env, md }: StateInline, title: string): boolean {
  const references = (env?.['references'] ?? {}) as Record<string, unknown>;
  return Object.hasOwn(references, md.utils.normalizeReference(title));
}

/** What stands before a `|`: a title, which may have a `#` in it, or the title of a page and a heading there. */
interface Target {
  readonly whole: string;
  readonly page: string;
  readonly section: string | null;
}

function targetOf(text: string): Target {
  const whole = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const { page = whole, section = null } =
    /^(?<page>[^#]*)#(?<section>.+)$/.exec(whole)?.groups ?? {};
  return { whole, page: page.trim(), section };
}

function titlesOf({ whole, page }: Target): string[] {
  return [...new Set([whole, page])].filter((title) => title !== '');
}

/** A page that is there decides what a `#` means. Without one, a word right after it is a heading. */
function addressOf({ whole, page, section }: Target, known: unknown): string {
  const slugs: ReadonlyMap<unknown, unknown> = known instanceof Map ? known : new Map();
  const isSection =
    section !== null && !slugs.has(whole) && (slugs.has(page) || /^[\p{L}\p{N}]/u.test(section));
  const title = isSection ? page : whole;
  const fragment = isSection ? `#${encodeURIComponent(sectionFragment(section))}` : '';
  if (title === '') return fragment;
  return sitePaths.wikiPage(String(slugs.get(title) ?? capitalised(title))) + fragment;
}

/** The parts of the pages themselves, which have their ids before any heading of a text. */
const PARTS_OF_PAGES: ReadonlySet<string> = new Set([
  'app',
  'comments',
  'contributors',
  'discussion',
  'history',
  'main',
  'posts',
]);

/** A heading as the fragment of an address, in the long form where the short one is something else. */
export function sectionFragment(section: string): string {
  const slug = headingSlug(section);
  return PARTS_OF_PAGES.has(slug) ? `h-${slug}` : slug;
}

/** The title of a page that is not there, unlike any slug: those are in lower case. */
function capitalised(title: string): string {
  const [first = ''] = title;
  const capital = first.toUpperCase() + title.slice(first.length);
  return capital.toLowerCase() === title.toLowerCase() ? capital : title;
}
