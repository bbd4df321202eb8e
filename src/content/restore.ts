import { createRichContent, type RichContent } from './rich-content.ts';
import { sanitize } from './sanitize.ts';

/** A text from the Markdown and the HTML that another server has stored. The HTML need not be what it claims to be. */
export function restoreRichContent(markdown: string, storedHtml: string): RichContent {
  return createRichContent(markdown, sanitize(storedHtml, { keepsImages: true }));
}
