import { unescapeHtml } from '../../content/unescape-html.ts';

/**
 * Markdown in which a bare address of a question has the title that the site shows in its place.
 *
 * @param shown the site's own rendering of the Markdown
 */
export function withShownTitles(markdown: string, shown: string): string {
  let titled = markdown;
  for (const [, href = '', html = ''] of shown.matchAll(LINK)) {
    const address = unescapeHtml(href);
    const title = unescapeHtml(html);
    if (title === address || !markdown.includes(address)) continue;
    titled = replaceBare(titled, address, `[${escapeInLink(title)}](${address})`);
  }
  return titled;
}

/** Links that show text alone. */
const LINK = /<a href="(https?:\/\/[^"\s()]*)"[^>]*>([^<]+)<\/a>/g;

/** Replaces the first address that stands bare: in no link and in no longer address. */
function replaceBare(markdown: string, address: string, link: string): string {
  for (let at = markdown.indexOf(address); at !== -1; at = markdown.indexOf(address, at + 1)) {
    const before = markdown.slice(Math.max(0, at - 3), at);
    const after = markdown.slice(at + address.length, at + address.length + 2);
    const isBare = !/[(<"'[/=\w]$|\]:\s*$/.test(before) && !/^(?:[\w/#?&=%-]|[.:]\w)/.test(after);
    if (isBare) return markdown.slice(0, at) + link + markdown.slice(at + address.length);
  }
  return markdown;
}

function escapeInLink(text: string): string {
  return text.replace(/[\\`*_[\]<>$~]/g, '\\$&');
}
