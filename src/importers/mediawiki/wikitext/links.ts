import { unescapeHtml } from '../../../content/unescape-html.ts';
import { NS } from '../namespaces.ts';
import type { Title } from '../wiki.ts';
import { imageHtml } from './images.ts';
import { inlineHtml } from './inline.ts';
import { interwikiLink } from './interwiki.ts';
import { pageAddress } from './page-address.ts';
import type { PageContext } from './page-context.ts';

/** Links that are open at once, an image's caption within another's: beyond it, brackets are text. */
const MAX_OPEN = 20;
/** Stands where something was taken out that is not shown in its place: a category, another language. */
const GONE = '\u007fg\u007f';
const TRAIL =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]+/uy;

/** Takes the links between pages out of a text whose tags are clean, with images and categories. */
export function takeLinks(text: string, context: PageContext): string {
  if (!text.includes('[[')) return text;
  const token = /\[\[|\]\]/g;
  const open: string[] = [];
  let end = 0;
  let current = '';
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    current += text.slice(end, match.index);
    end = token.lastIndex;
    if (match[0] === '[[') {
      if (open.length >= MAX_OPEN) current += '[[';
      else {
        open.push(current);
        current = '';
      }
      continue;
    }
    const outer = open.pop();
    if (outer === undefined) {
      current += ']]';
      continue;
    }
    if (text[end] === ']' && endsInLink(current)) {
      current += ']';
      end += 1;
    }
    TRAIL.lastIndex = end;
    const trail = TRAIL.exec(text)?.[0] ?? '';
    const link = linkHtml(current, trail, context);
    if (link?.takesTrail) end += trail.length;
    token.lastIndex = end;
    current = outer + (link?.html ?? `[[${current}]]`);
  }
  current += text.slice(end);
  while (open.length > 0) current = `${open.pop() ?? ''}[[${current}`;
  return withoutGone(current);
}

/** Whether the first of three brackets closes a link elsewhere, at the end of a label: `[[a|b [http://c d]]]`. */
function endsInLink(inner: string): boolean {
  const last = inner.lastIndexOf('[');
  return last > inner.indexOf('|') && inner.includes('|') && !inner.includes(']', last);
}

function withoutGone(text: string): string {
  if (!text.includes(GONE)) return text;
  return text.replace(/\n[ \t]*(?:\u007fg\u007f[ \t]*)+(?=\n|$)/g, '').replaceAll(GONE, '');
}

interface Link {
  readonly html: string;
  readonly takesTrail?: true;
}

/** What stands between two pairs of brackets, as a marker; null if it is no link. */
function linkHtml(inner: string, trail: string, context: PageContext): Link | null {
  const bar = inner.indexOf('|');
  const written = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? null : inner.slice(bar + 1);
  if (written.length > MAX_TARGET || /[[\]{}<>\n\u007f]/.test(written)) return null;
  if (ELSEWHERE.test(written)) return null;
  const named = decoded(written).trim();
  const target = named.replaceAll('_', ' ').trim();
  const isForced = target.startsWith(':');
  const [before = '', ...sections] = target.replace(/^:\s*/, '').split('#');
  const parts = { page: before.trim(), section: sections.join('#').trim() };
  const title = parts.page === '' ? null : titleOf(parts.page, context);
  if (title?.ns === NS.main || title === null) {
    const elsewhere = interwikiLink(target.replace(/^:\s*/, ''), context.wiki);
    if (elsewhere !== null)
      return otherWiki(elsewhere, { target, label, isForced, trail }, context);
  }
  if (title === null && parts.page !== '') return null;
  if (title === null && parts.section === '') return null;
  if (title?.ns === NS.category && !isForced) {
    context.categories.add(title.full);
    return { html: GONE };
  }
  if (title?.ns === NS.file && !isForced) {
    const { html, isBlock } = imageHtml({ title, options: optionsOf(label) }, context);
    return { html: isBlock ? context.markers.block(html) : context.markers.inline(html) };
  }
  if (title !== null && context.wiki.isContent(title.ns)) context.links.add(title.full);
  const address = pageAddress(title, parts.section, context);
  const words = wordsOf(label, shownTarget(named.replace(/^:\s*/, ''), title)) + trail;
  return anchor(address, words, context);
}

const MAX_TARGET = 600;

/** With two pairs of brackets these are links elsewhere all the same. */
const ELSEWHERE = /^\s*(?:https?:\/\/|ftp:\/\/|\/\/|mailto:)/i;
/** What leads up from a page below another, and what follows it. */
const UP = /^((?:\.\.\/)+)(.*?)\/?$/;

function titleOf(page: string, { title, wiki }: PageContext): Title | null {
  if (page.startsWith('/')) return wiki.parseTitle(`${title.full}${page.replace(/\/+$/, '')}`);
  const [, up, rest = ''] = UP.exec(page) ?? [];
  if (up === undefined) return wiki.parseTitle(page);
  const above = title.full.split('/').slice(0, -up.length / '../'.length);
  return above.length === 0 ? null : wiki.parseTitle([...above, ...(rest ? [rest] : [])].join('/'));
}

/** A slash at the end of a page below this one says that its path is not shown. */
function shownTarget(target: string, title: Title | null): string {
  if (/^\/.+\/$/.test(target)) return target.replace(/^\/|\/+$/g, '');
  const [, , rest] = UP.exec(target) ?? [];
  if (rest === undefined || !target.endsWith('/')) return target;
  return rest === '' ? (title?.full ?? target) : rest;
}

/** References and percent signs mean the characters that they stand for. */
function decoded(text: string): string {
  const plain = unescapeHtml(text);
  if (!plain.includes('%')) return plain;
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

function optionsOf(label: string | null): string[] {
  return label === null
    ? []
    : label.split('|').map((option) => inlineHtml(option.replaceAll('\n', ' ')));
}

function wordsOf(label: string | null, target: string): string {
  const words = label === null || label.trim() === '' ? escaped(target) : label.trim();
  return inlineHtml(words.replaceAll('\n', ' '));
}

function anchor(address: string | null, words: string, { markers }: PageContext): Link {
  if (address === null) return { html: markers.inline(words), takesTrail: true };
  const href = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return { html: markers.inline(`<a href="${href}">${words}</a>`), takesTrail: true };
}

interface Written {
  readonly target: string;
  readonly label: string | null;
  readonly isForced: boolean;
  readonly trail: string;
}

function otherWiki(
  { address, language }: { readonly address: string; readonly language: string | null },
  { target, label, isForced, trail }: Written,
  context: PageContext,
): Link {
  if (language !== null && !isForced) {
    const words = escaped(target.slice(target.indexOf(':') + 1).trim());
    const href = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    context.languages.set(language, `<a href="${href}">${language}: ${words}</a>`);
    return { html: GONE };
  }
  return anchor(address, wordsOf(label, target.replace(/^:\s*/, '')) + trail, context);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
