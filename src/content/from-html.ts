import { parseUrl } from '../lib/parse-url.ts';
import { blocksToMarkdown } from './blocks-to-markdown.ts';
import { cleanHtml, cleanText } from './clean-text.ts';
import { docIdPart } from './doc-id.ts';
import { ForeignBlock, textOfBlocks } from './foreign-block.ts';
import { toKnownElements } from './foreign-html.ts';
import { identifyHeadings } from './heading-ids.ts';
import { htmlBlocks } from './html-blocks.ts';
import { MAX_SOURCE_LENGTH, maxHtmlLength } from './limits.ts';
import { renderMarkedFormulas } from './marked-formulas.ts';
import { isTooDeep } from './nesting.ts';
import { remembered } from './remembered.ts';
import { completeRichContent, type RichContent, sourceContent } from './rich-content.ts';
import { type ResolveUrl, sanitizeToFixedPoint } from './sanitize.ts';

export interface ImportOptions {
  /** Goes into the ids of headings and footnotes, so that two documents can share a page. */
  readonly docId?: string;
  /** What relative addresses in the text are relative to. Without it they stay as they are. */
  readonly baseUrl?: string;
  /** The Markdown that the HTML was made from. Without it one is derived, at twice the cost of the rest. */
  readonly markdown?: string;
}

/**
 * HTML of another site, sanitised by the allow-list that Markdown passes too; its Markdown is
 * derived from what is left. Takes any string and never throws: what is past the limits is shown as
 * its source.
 */
export function importHtml(html: string, options: ImportOptions = {}): RichContent {
  const source = cleanHtml(html);
  const known = options.markdown === undefined ? null : cleanText(options.markdown);
  const blocks = sanitizeWithinLimits(source, options);
  if (blocks === null)
    return { ...sourceContent(source), ...(known !== null && { markdown: known }) };
  const sanitized = blocks.map(({ html }) => html).join('');
  const markdown = known ?? blocksToMarkdown(blocks);
  const shown = identifyHeadings(scopeFootnotes(sanitized, options.docId), options.docId);
  const content = completeRichContent(markdown, shown, textOfBlocks(blocks));
  for (const block of blocks) block.dropTree();
  return content;
}

/** Block by block, because versions of a text share most of them. */
function sanitizeWithinLimits(source: string, { baseUrl }: ImportOptions): ForeignBlock[] | null {
  if (source.length > MAX_SOURCE_LENGTH || isTooDeep(source)) return null;
  const rewriting = baseUrl ? { resolveUrl: resolverFor(baseUrl) } : undefined;
  const blocks: ForeignBlock[] = [];
  let length = 0;
  for (const html of htmlBlocks(renderMarkedFormulas(toKnownElements(source)))) {
    const block =
      rewriting === undefined
        ? sanitizeBlock(html)
        : blockOf(sanitizeToFixedPoint(html, rewriting));
    if (block === null) return null;
    blocks.push(block);
    length += block.html.length;
  }
  return length <= maxHtmlLength(source.length) ? blocks : null;
}

/** Null for a formula in a formula. It means nothing, and later steps take a formula for one piece that ends where it first closes. */
function blockOf(sanitized: string | null): ForeignBlock | null {
  if (sanitized === null || FORMULA_IN_FORMULA.test(sanitized)) return null;
  return new ForeignBlock(sanitized);
}

const FORMULA_IN_FORMULA = /<math[ >](?:(?!<\/math>).)*<math[ >]/s;

const sanitizeBlock = remembered((html) => blockOf(sanitizeToFixedPoint(html)), {
  // With its text and its Markdown.
  sizeOf: (block) => 3 * (block?.html.length ?? 0),
});

function resolverFor(baseUrl: string): ResolveUrl {
  return (url) => (isRelative(url) ? (parseUrl(url, baseUrl)?.href ?? url) : url);
}

function isRelative(url: string): boolean {
  return !url.startsWith('#') && parseUrl(url) === null;
}

/** Puts the document's id into the ids of footnotes and the links to them. */
function scopeFootnotes(html: string, docId: string | undefined): string {
  if (docId === undefined || !html.includes(' id="fn')) return html;
  const part = docIdPart(docId);
  return html.replace(TAG_OF_FOOTNOTE, (tag) =>
    tag.replace(/( id="| href="#)(fn(?:ref)?)-?/g, `$1$2-${part}-`),
  );
}

const TAG_OF_FOOTNOTE = /<[^<>]*(?: id="| href="#)fn[^>]*>/g;
