import { demoRecords } from '../../src/importers/demo/read-demo.ts';
import type { ImportRecord } from '../../src/importers/records.ts';

/** All records of the demo, or of the one in another folder. */
export async function readRecords(directory?: URL | string): Promise<ImportRecord[]> {
  const records: ImportRecord[] = [];
  for await (const record of demoRecords(directory)) records.push(record);
  return records;
}

type Text = { readonly markdown: string } | object;

/** Every text of the records, by the id of what it belongs to. */
export function textsOf(
  records: readonly ImportRecord[],
): [externalId: string, markdown: string][] {
  return records.flatMap((record) => {
    const text = textOf(record);
    return text ? [[record.externalId, markdownOf(text)]] : [];
  });
}

/** The Markdown of a text, which all texts of the demo have. */
export function markdownOf(text: Text): string {
  if ('markdown' in text) return text.markdown;
  throw new Error('the demo is written in Markdown');
}

function textOf(record: ImportRecord): Text | null {
  if (record.kind === 'user') return record.bio;
  if (record.kind === 'sequence') return record.description;
  if (record.kind === 'comment') return record.body;
  return record.kind === 'revision' ? record.text : null;
}
