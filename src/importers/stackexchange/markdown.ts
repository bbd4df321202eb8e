import type { Dialect } from './dialect.ts';
import { mainOrigin, metaOrigin } from './origins.ts';
import { rewritePlain } from './plain-passages.ts';

/** Line feeds alone, where Windows' line ends came with the text. */
export function normalizeLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

interface MarkdownOptions {
  /** Whether `#Heading` is a heading, as it was before 2020. */
  readonly hasOldHeadings?: boolean;
}

/**
 * Markdown of a post as we write it: links lead back to the site, tags are links, prices are no formulas,
 * and what only ours gives a meaning, such as `[[1]]`, is escaped.
 */
export function postMarkdown(
  markdown: string,
  { origin, maths }: Dialect,
  { hasOldHeadings = false }: MarkdownOptions = {},
): string {
  const mayHaveDollars = /\$[^\n]*\$|\$\$/.test(markdown);
  const named = markdown.replace(FENCE_OF_SITE, '$1');
  return rewritePlain(named, maths, (text) => {
    const linked = withTagLinks(withSiteLinks(text, origin), origin);
    const escaped = escapeOurs(mayHaveDollars ? escapeDollars(linked) : linked);
    return hasOldHeadings ? escaped.replace(OLD_HEADING, '$1 ') : escaped;
  });
}

/** Before the name of a language the site writes `lang-`, also after the fence of code. */
const FENCE_OF_SITE =
  /^([ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?:`{3,}|~{3,})[ \t]*)lang-(?=[\w.+#-]+[ \t]*$)/gm;

const OLD_HEADING = /^( {0,3}#{1,6})(?=[^#\s])/gm;

function withSiteLinks(text: string, origin: string): string {
  return text
    .replace(/(\]\(<?)\/(?!\/)/g, `$1${origin}/`)
    .replace(/^( {0,3}\[[^\]\n]+\]:\s+<?)\/(?!\/)/gm, `$1${origin}/`);
}

/** `[tag:x]` and `[meta-tag:x]`, as links to the questions with the tag, of the site or its meta site. */
function withTagLinks(text: string, origin: string): string {
  return text.replace(/\[(meta-)?tag:([^\]\s]+)\](?![[(])/g, (_, meta, written: string) => {
    const tag = written.toLowerCase();
    const site = meta === undefined ? mainOrigin(origin) : metaOrigin(origin);
    const address = `${site}/questions/tagged/${encodeURIComponent(tag).toLowerCase()}`;
    return `[${tag.replace(/[*_~`]/g, '\\$&')}](${address})`;
  });
}

function escapeOurs(text: string): string {
  if (!/\[[[^ xX]|~~/.test(text)) return text;
  return text
    .replace(/(?<!\\)\[(?=\[[^[\]|\n]{1,200}(?:\|[^[\]\n]{1,200})?\]\](?![([]))/g, '\\[')
    .replace(/(?<!\\)\[(?=\^[^\]\s]+\])/g, '\\[')
    .replace(/^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[(?=[ xX]\]\s)/gm, '$1\\[')
    .replace(/(?<![\\~])~~(?!~)/g, '\\~\\~');
}

function escapeDollars(text: string): string {
  return text.replace(/(?<![\\\p{L}\p{N}])\$(?=\S)/gu, '\\$');
}
