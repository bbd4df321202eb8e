import type { MarkdownIt, StateInline } from 'markdown-it';
import { SLUG_MAX_LENGTH, slugOf } from '../naming/slug.ts';
import { isAfterWord } from './word-bounds.ts';

/**
 * `[[Title]]` and `[[Title|other words]]` lead to the wiki page of that title, whether it is there yet
 * or not. What CommonMark makes a link of stays that link, and `x[[1]]` is a program's.
 */
export function wikiLinks(parser: MarkdownIt): void {
  parser.inline.ruler.before('link', 'wiki_link', wikiLink);
}

const WIKI_LINK = /\[\[([^[\]|\n]{1,200})(?:\|([^[\]\n]{1,200}))?\]\](?![([])/y;

function wikiLink(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[[', state.pos) || state.linkLevel > 0) return false;
  if (isAfterWord(state.src, state.pos) || /[\])]/.test(state.src[state.pos - 1] ?? ''))
    return false;
  WIKI_LINK.lastIndex = state.pos;
  const [whole = '', title = '', words = title] = WIKI_LINK.exec(state.src) ?? [];
  const slug = slugOf(title, { maxLength: SLUG_MAX_LENGTH, fallback: '' });
  if (slug === '' || isReference(state, title)) return false;
  if (state.pos + whole.length > state.posMax) return false;
  if (!silent) {
    state.push('link_open', 'a', 1).attrs = [['href', `/wiki/${slug}`]];
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
