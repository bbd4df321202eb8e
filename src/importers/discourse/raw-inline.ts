import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { escapeHtml } from '../../content/rich-content.ts';
import { emojiOf } from './emoji.ts';
import { element, INLINE_ELEMENTS } from './raw-elements.ts';
import { type Tag, tagAt } from './raw-tags.ts';

/** Tags within a line, whose ends are found when all of the line is known. */
export function inlineTags(parser: MarkdownIt): void {
  parser.inline.ruler.before('link', 'bbcode', (state, silent) => {
    const tag = tagAt(state.src, state.pos);
    if (tag === null) return false;
    return leaf(state, tag, silent) || paired(state, tag, silent);
  });
  parser.inline.ruler2.push('bbcode_pairs', (state) => {
    pair(state.tokens);
    return true;
  });
  parser.core.ruler.push('emoji', (state) => {
    for (const { children } of state.tokens) {
      for (const token of children ?? [])
        if (token.type === 'text') token.content = withEmoji(token.content);
    }
  });
}

const TYPE = 'bbcode';

function paired(state: StateInline, tag: Tag, silent: boolean): boolean {
  if (!Object.hasOwn(INLINE_ELEMENTS, tag.name)) return false;
  if (tag.name === 'url' && !tag.isClose && tag.value === '') return false;
  // `[i](https://a.example)` is a link, and `a[i]` a place in a list.
  if (!tag.isClose && state.pos > lastEnd(state, tag.name)) return false;
  if (!silent) {
    const token = state.push(TYPE, '', 0);
    token.content = tag.source;
    token.meta = { tag };
  }
  state.pos += tag.source.length;
  return true;
}

const lastEnds = new WeakMap<StateInline, Map<string, number>>();

/** Where the last end of a name stands; -1 if there is none. */
function lastEnd(state: StateInline, name: string): number {
  const known = lastEnds.get(state) ?? new Map<string, number>();
  lastEnds.set(state, known);
  const place = known.get(name) ?? state.src.toLowerCase().lastIndexOf(`[/${name}]`);
  known.set(name, place);
  return place;
}

/** Each end belongs to the nearest beginning of its name. What has no other half stays as it is written. */
function pair(tokens: Token[]): void {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.type !== TYPE) continue;
    token.type = 'text';
    const tag = tagOf(token);
    if (!tag.isClose) {
      open.push(token);
      continue;
    }
    const begin = open.findLastIndex((other) => tagOf(other).name === tag.name);
    const first = open[begin];
    if (first === undefined) continue;
    open.splice(begin, 1);
    const around = INLINE_ELEMENTS[tag.name]?.(tagOf(first));
    Object.assign(first, { type: 'html_inline', content: around?.open ?? '' });
    Object.assign(token, { type: 'html_inline', content: around?.close ?? '' });
  }
}

function tagOf({ meta }: Token): Tag {
  return meta?.['tag'] as Tag;
}

/** What a tag becomes that holds nothing but its own text. */
const LEAVES: Readonly<Record<string, (inside: string) => string>> = {
  img: (address) => element('img', { src: address.trim() }).open,
  url: (address) => link(address.trim(), address.trim()),
  email: (address) => link(`mailto:${address.trim()}`, address.trim()),
  code: (code) => `<code>${escapeHtml(code)}</code>`,
};
const MAX_ADDRESS_LENGTH = 2_000;
const MAX_CODE_LENGTH = 10_000;

function leaf(state: StateInline, tag: Tag, silent: boolean): boolean {
  if (tag.isClose) return false;
  if (tag.name === 'date') return html(state, tag.source, escapeHtml(dateOf(tag)), silent);
  const write = Object.hasOwn(LEAVES, tag.name) ? LEAVES[tag.name] : undefined;
  if (write === undefined || (tag.name === 'url' && tag.value !== '')) return false;
  const start = state.pos + tag.source.length;
  const length = tag.name === 'code' ? MAX_CODE_LENGTH : MAX_ADDRESS_LENGTH;
  const rest = state.src.slice(start, start + length);
  const end = rest.search(ENDS[tag.name] ?? /(?!)/);
  if (end === -1) return false;
  const inside = rest.slice(0, end);
  if (tag.name !== 'code' && !/^\s*\S+\s*$/.test(inside)) return false;
  return html(state, `${tag.source}${inside}[/${tag.name}]`, write(inside), silent);
}

const ENDS: Readonly<Record<string, RegExp>> = {
  img: /\[\/img\]/i,
  url: /\[\/url\]/i,
  email: /\[\/email\]/i,
  code: /\[\/code\]/i,
};

function html(state: StateInline, source: string, content: string, silent: boolean): boolean {
  if (!silent) state.push('html_inline', '', 0).content = content;
  state.pos += source.length;
  return true;
}

function link(address: string, text: string): string {
  const { open, close } = element('a', { href: address });
  return open + escapeHtml(text) + close;
}

/** `[date=2020-01-31 time=18:00:00 timezone="Europe/Paris"]` */
function dateOf({ value, attributes }: Tag): string {
  const { time, timezone } = attributes;
  return [value, time, timezone && `(${timezone})`].filter(Boolean).join(' ');
}

function withEmoji(text: string): string {
  return text.replace(
    /(?<![\w:]):[a-z0-9_+-]{1,30}:(?:t[2-6]:)?(?!\w)/g,
    (written) => emojiOf(written) ?? written,
  );
}
