import { previewOf } from './preview.ts';
import { countWords, plainText } from './text.ts';
import { toWellFormed } from './well-formed.ts';

/** A text in every form that is stored: what was written, what is shown, what is searched. */
export interface RichContent {
  readonly markdown: string;
  /** Passed through the allow-list of `sanitize.ts`. */
  readonly html: string;
  readonly text: string;
  /** What excerpts and snippets are cut from; null where that is `text`. See `preview.ts`. */
  readonly preview: string | null;
  readonly wordCount: number;
}

/** Completes a text from its Markdown and its already sanitised HTML. */
export function createRichContent(markdown: string, sanitizedHtml: string): RichContent {
  return completeRichContent(markdown, sanitizedHtml, null);
}

/** The same with the plain text of the HTML, where it is known. */
export function completeRichContent(
  markdown: string,
  sanitizedHtml: string,
  known: Pick<RichContent, 'text' | 'wordCount'> | null,
): RichContent {
  // A library may decode `%00` or an entity into what the database cannot hold.
  const html = toWellFormed(sanitizedHtml);
  return { markdown, html, ...(known ?? readText(html)), preview: previewOf(html) };
}

function readText(html: string): Pick<RichContent, 'text' | 'wordCount'> {
  const text = toWellFormed(plainText(html));
  return { text, wordCount: countWords(text) };
}

/**
 * The text shown as its own source: for what is too large, too deep or too strange to render.
 * Nothing is lost, and the cost is linear whatever the text is.
 */
export function sourceContent(source: string): RichContent {
  const html = `<pre><code>${escapeHtml(source)}</code></pre>`;
  return { markdown: source, html, text: source, preview: null, wordCount: countWords(source) };
}

/** Escaped for use as text, in the form in which the sanitiser writes it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
