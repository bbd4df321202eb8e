import { toKnownElements } from '../../content/foreign-html.ts';
import { importHtml } from '../../content/from-html.ts';
import { renderMarkdown } from '../../content/render.ts';
import { restoreRichContent } from '../../content/restore.ts';
import type { RichContent } from '../../content/rich-content.ts';
import { saysTheSame } from '../fidelity/meaning.ts';
import type { ImportRecord, LazyText, SourceText, StoredText } from '../records.ts';
import { recordId } from './record-id.ts';

/** A text of a source; `docId` tells its headings and footnotes from others'. */
export interface SourceDocument {
  readonly text: SourceText | StoredText;
  readonly docId: string;
}

/** Renders and sanitises texts, in their order; here or in other threads. */
export type RenderTexts = (
  documents: readonly SourceDocument[],
) => readonly RichContent[] | Promise<readonly RichContent[]>;

export const renderTexts = (documents: readonly SourceDocument[]): RichContent[] =>
  documents.map(({ text, docId }) => {
    if ('storedHtml' in text) return restoreRichContent(text.markdown, text.storedHtml);
    if (!('markdown' in text)) return importHtml(text.html, { docId });
    const ours = renderMarkdown(text.markdown, { docId });
    if (!('html' in text)) return ours;
    const html = toKnownElements(text.html);
    return saysTheSame(html, ours.html) ? ours : importHtml(html, { docId });
  });

export type Texts = ReadonlyMap<ImportRecord, RichContent>;

interface ToRender {
  readonly source: string;
  readonly records: readonly ImportRecord[];
  /** Our ids of those records that are in the database. */
  readonly ourIds: ReadonlyMap<ImportRecord, string>;
  readonly render: RenderTexts;
}

/** The texts of those of the records that have one. */
export async function textsOf({ source, records, ourIds, render }: ToRender): Promise<Texts> {
  const documents: SourceDocument[] = [];
  const owners: ImportRecord[] = [];
  for (const record of records) {
    const text = sourceTextOf(record);
    if (text === null) continue;
    const made = 'make' in text ? text.make() : text;
    documents.push({ text: made, docId: ourIds.get(record) ?? recordId(source, record) });
    owners.push(record);
  }
  const rendered = await render(documents);
  const texts = new Map<ImportRecord, RichContent>();
  for (const [index, record] of owners.entries()) {
    const text = rendered[index];
    if (text !== undefined) texts.set(record, text);
  }
  return texts;
}

/** How many characters a record brings: what its batch is measured by. */
export function textLength(record: ImportRecord): number {
  const text = sourceTextOf(record);
  if (text === null) return 0;
  if ('make' in text) return text.length;
  return ('markdown' in text ? text.markdown.length : 0) + ('html' in text ? text.html.length : 0);
}

/** The text that a record brings, if its kind has one. */
function sourceTextOf(record: ImportRecord): SourceText | LazyText | null {
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
