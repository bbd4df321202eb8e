import { escapeHtml } from '../../content/rich-content.ts';
import { NS } from './namespaces.ts';
import type { Wiki } from './wiki.ts';
import { imageHtml } from './wikitext/images.ts';
import { interwikiLink } from './wikitext/interwiki.ts';
import { Markers } from './wikitext/markers.ts';
import { type LinkTargets, pageAddress } from './wikitext/page-address.ts';

/**
 * The elements of a wikitext as HTML that holds nothing else, found line by line and by patterns: a count that owes
 * nothing to the converter. What stands in calls of templates is left out, since the dump may not have them.
 */
export function sourceElements(wikitext: string, targets: LinkTargets): string {
  const elements: string[] = [];
  const text = withoutTemplates(
    wikitext
      .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replace(/<nowiki>[\s\S]*?<\/nowiki>/gi, '')
      .replace(/<(pre|source|syntaxhighlight)(?:\s[^>]*)?>[\s\S]*?<\/\1>/gi, (_, name: string) => {
        elements.push('<pre>');
        return name === 'pre' ? '\n' : '';
      })
      .replace(/<math(?:\s[^>]*)?>([\s\S]*?)<\/math>/gi, (_, tex: string) => {
        if (tex.trim() !== '')
          elements.push(`<span class="math-container">${escapeHtml(tex)}</span>`);
        return '';
      })
      .replace(
        /<(gallery|timeline|imagemap|graph|score|inputbox)(?:\s[^>]*)?>[\s\S]*?<\/\1>/gi,
        '',
      ),
  );
  for (const line of text.split('\n')) elements.push(...lineElements(line));
  // A page is in a category once.
  const links = Array.from(text.matchAll(/\[\[([^[\]]+)\]\]/g), ([, inner = '']) => inner);
  const categories = new Set(links.filter((inner) => isCategory(inner, targets.wiki)).map(titleIn));
  for (const inner of links.filter((link) => !isCategory(link, targets.wiki))) {
    elements.push(linkElement(inner, targets));
  }
  for (const category of categories) elements.push(linkElement(category, targets));
  for (const [, address = ''] of text.matchAll(/\[((?:https?|ftp):\/\/[^\s<>"[\]]+)[^\]\n]*\]/g)) {
    elements.push(`<a href="${escapeHtml(address)}">`);
  }
  for (const _ of text.matchAll(/<blockquote[ >]/gi)) elements.push('<blockquote>');
  return elements.join('');
}

function lineElements(line: string): string[] {
  const [, marks] = /^(={1,6})[^=].*[^=]\1\s*$/.exec(line) ?? [];
  if (marks !== undefined) return [`<h${marks.length}>`];
  if (/^\s*:*\s*\{\|/.test(line)) return ['<table>'];
  const [items = ''] = /^[*#:;]+/.exec(line) ?? [];
  return /[*#]$/.test(items) ? ['<li>'] : [];
}

function linkElement(inner: string, targets: LinkTargets): string {
  const { wiki } = targets;
  const [written = '', ...options] = inner.split('|');
  const target = written.replaceAll('_', ' ').trim();
  const [page = '', section = ''] = target.replace(/^:/, '').split('#');
  const title = page.trim() === '' || page.includes('%') ? null : wiki.parseTitle(page);
  if (title === null || target.startsWith('/')) return '';
  const isForced = target.startsWith(':');
  if (title.ns === NS.category && !isForced) return link(pageAddress(title, '', targets));
  if (title.ns === NS.file && !isForced) return image(title, options, targets);
  const elsewhere = title.ns === NS.main ? interwikiLink(target.replace(/^:/, ''), wiki) : null;
  if (elsewhere !== null) return link(elsewhere.address);
  return link(pageAddress(title, section.trim(), targets));
}

function image(
  title: Parameters<typeof imageHtml>[0]['title'],
  options: readonly string[],
  targets: LinkTargets,
) {
  return imageHtml({ title, options }, { ...targets, markers: new Markers() }).html.replace(
    /<fig[\s\S]*?>|<\/[^>]*>/g,
    '',
  );
}

function link(address: string | null): string {
  return address === null ? '' : `<a href="${escapeHtml(address)}">`;
}

function isCategory(inner: string, wiki: Wiki): boolean {
  const title = wiki.parseTitle(titleIn(inner));
  return title?.ns === NS.category && !inner.trim().startsWith(':');
}

function titleIn(inner: string): string {
  return (inner.split('|')[0] ?? '').replaceAll('_', ' ').trim();
}

/** Innermost calls first, as often as calls may stand in each other. */
function withoutTemplates(text: string): string {
  let rest = text;
  for (let depth = 0; depth < 20 && rest.includes('{{'); depth += 1) {
    const next = rest.replace(/\{\{(?!\|)[^{}]*\}\}/g, '');
    if (next === rest) break;
    rest = next;
  }
  return rest;
}
