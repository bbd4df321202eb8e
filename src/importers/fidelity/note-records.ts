import type { ImportRecord, LazyText, SourceText } from '../records.ts';
import { markedHtml } from './marked-html.ts';
import type { SourceHtml } from './measure-fidelity.ts';

/** Notes the HTML of records on their way, for importers whose records have the HTML of their site unchanged. */
export async function* noteRecords(
  records: AsyncIterable<ImportRecord>,
  note: ((text: SourceHtml) => Promise<void>) | undefined,
): AsyncGenerator<ImportRecord> {
  for await (const record of records) {
    const text = note === undefined ? null : sourceHtmlOf(record);
    if (text !== null) await note?.(text);
    yield record;
  }
}

function sourceHtmlOf(record: ImportRecord): SourceHtml | null {
  switch (record.kind) {
    case 'user':
      return sourceHtml(record, record.bio);
    case 'comment':
      return sourceHtml(record, record.body);
    case 'revision':
      return sourceHtml(record.of, record.text);
    default:
      return null;
  }
}

function sourceHtml(
  { kind, externalId }: Pick<SourceHtml, 'kind' | 'externalId'>,
  text: SourceText | LazyText | null,
): SourceHtml | null {
  if (text === null || !('html' in text)) return null;
  return { kind, externalId, name: `${kind} ${externalId}`, html: markedHtml(text.html) };
}
