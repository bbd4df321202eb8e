import { markdownParser } from './markdown-parser.ts';

/**
 * The posts and pages that a text links to by their place on the site, as `posts/SLUG`, `wiki/SLUG`,
 * or either with `#ID` for a comment; each once, in order of appearance.
 */
export function mentionsIn(markdown: string): string[] {
  const tokens = markdownParser.parse(markdown, {}).flatMap((block) => block.children ?? []);
  const links = tokens.filter(({ type }) => type === 'link_open');
  const addresses = links.map((token) => String(token.attrGet('href')));
  const local = addresses.filter((address) => address.startsWith('/'));
  return [...new Set(local.map((address) => address.slice(1)))];
}
