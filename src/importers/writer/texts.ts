import { importHtml } from '../../content/from-html.ts';
import { renderMarkdown } from '../../content/render.ts';
import type { RichContent } from '../../content/rich-content.ts';
import type { ImportRecord, SourceText } from '../records.ts';

/** Renders and sanitises a text of a source; `docId` tells its headings and footnotes from others'. */
export function toText(text: SourceText, docId: string): RichContent {
  if (!('html' in text)) return renderMarkdown(text.markdown, { docId });
  const shown = importHtml(text.html, { docId });
  return 'markdown' in text ? { ...shown, markdown: text.markdown } : shown;
}

/** The text that a record brings, if its kind has one. */
export function sourceTextOf(record: ImportRecord): SourceText | null {
  switch (record.kind) {
    case 'user':
      return record.bio;
    case 'revision':
      return record.text;
    case 'comment':
      return record.body;
    case 'sequence':
      return record.description;
    default:
      return null;
  }
}

/** How many characters a record brings: what its batch is measured by. */
export function textLength(record: ImportRecord): number {
  const text = sourceTextOf(record);
  if (text === null) return 0;
  return ('markdown' in text ? text.markdown.length : 0) + ('html' in text ? text.html.length : 0);
}
