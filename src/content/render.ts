import { cleanHtml, cleanText } from './clean-text.ts';
import { docIdPart } from './doc-id.ts';
import { Formulas } from './formulas.ts';
import { identifyHeadings } from './heading-ids.ts';
import { MAX_SOURCE_LENGTH, maxHtmlLength } from './limits.ts';
import { markdownParser } from './markdown-parser.ts';
import { isTooDeep } from './nesting.ts';
import { createRichContent, type RichContent, sourceContent } from './rich-content.ts';
import { sanitize } from './sanitize.ts';
import type { StoredImages } from './stored-images.ts';
import { factsOf, NO_FACTS, type TextFacts } from './text-facts.ts';

export interface RenderOptions {
  /** Goes into the ids of headings and footnotes, so that two documents can share a page. */
  readonly docId?: string;
  /** The names, in lower case, that `@name` may lead to. */
  readonly people?: ReadonlySet<string>;
  /** The slugs of the wiki pages that `[[wiki links]]` lead to, by the titles in the links. */
  readonly wikiPages?: ReadonlyMap<string, string>;
  /** The images that `![](upload:ID)` shows. */
  readonly images?: StoredImages;
}

/** A text in every form, with what a write needs to know of it. */
export interface RenderedText {
  readonly content: RichContent;
  readonly facts: TextFacts;
}

/**
 * Markdown, rendered and sanitised. Takes any string and never throws: what is past the limits is
 * shown as its source. `markdown` in the result is the given text after `cleanText`.
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): RichContent {
  return renderWithFacts(markdown, options).content;
}

/** The same, with the facts that its tokens tell. The text is parsed once. */
export function renderWithFacts(markdown: string, options: RenderOptions = {}): RenderedText {
  const source = cleanText(markdown);
  const parsed = source.length > MAX_SOURCE_LENGTH ? null : runParser(source, options);
  const html = parsed === null ? null : safeHtml(source, parsed.html, options);
  const content = html === null ? sourceContent(source) : createRichContent(source, html);
  return { content, facts: parsed?.facts ?? NO_FACTS };
}

function safeHtml(source: string, rendered: string, options: RenderOptions): string | null {
  if (rendered.length > maxHtmlLength(source.length)) return null;
  if (isTooDeep(rendered)) return null;
  const { images } = options;
  const rewriting = images === undefined || images.size === 0 ? undefined : { images };
  const sanitized = sanitize(cleanHtml(rendered), rewriting);
  if (sanitized.length > maxHtmlLength(source.length)) return null;
  return identifyHeadings(sanitized, options.docId);
}

interface ParserEnv extends Record<PropertyKey, unknown> {
  readonly addressed?: readonly string[];
}

function runParser(source: string, { docId, people, wikiPages }: RenderOptions) {
  const env: ParserEnv = {
    // Half of what is allowed, so that formulas past it show their source and the text stays text.
    formulas: new Formulas(maxHtmlLength(source.length) / 2),
    ...(docId !== undefined && { docId: docIdPart(docId) }),
    people,
    wikiPages,
  };
  try {
    const tokens = markdownParser.parse(source, env);
    const html = markdownParser.renderer.render(tokens, markdownParser.options, env);
    return { html, facts: factsOf(tokens, env) };
  } catch {
    // Past our limits, or a plug-in failed on it: no text may take its whole page down.
    return null;
  }
}
