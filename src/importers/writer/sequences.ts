import { deterministicId } from '../../lib/deterministic-id.ts';
import type { SequenceRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { insertMissing } from './rowset.ts';
import { claimSlugs } from './slugs.ts';
import { textColumnsOf, textRowOf } from './text-columns.ts';
import { digest } from './updates/remembered.ts';

const sequenceColumns = {
  id: 'uuid',
  slug: 'text',
  title: 'text',
  ...textColumnsOf('description'),
  author_id: 'uuid',
  author_name: 'text',
  created_at: 'timestamptz',
};

const entryColumns = {
  id: 'uuid',
  sequence_id: 'uuid',
  post_id: 'uuid',
  position: 'int',
  chapter_title: 'text',
};

export async function writeSequences(
  batch: Batch,
  sequences: readonly SequenceRecord[],
): Promise<void> {
  if (sequences.length === 0) return;
  const slugs = await claimSlugs(batch, 'sequences', sequences);
  const rows = sequences.map((sequence, index) => {
    const description = sequence.description === null ? null : batch.textOf(sequence);
    const id = batch.idFor(sequence);
    batch.wrote(sequence, id, {
      ourText: ourText(batch, sequence),
      ourOrder: orderOf(entriesOf(batch, sequence)),
    });
    return {
      id,
      slug: slugs[index],
      title: sequence.title,
      ...textRowOf('description', description),
      ...batch.authorOf(sequence.author),
      created_at: sequence.createdAt,
    };
  });
  await batch.tx.execute(
    'import.sequences',
    insertMissing('sequences', { columns: sequenceColumns, key: 'id', rows }),
  );
  await writeEntries(batch, sequences);
}

/** What our row has of the description, for the next import to see whether it was changed here. */
export function ourText(batch: Batch, sequence: SequenceRecord): string | null {
  return sequence.description === null ? null : digest(batch.textOf(sequence).markdown);
}

/** The id of the post, and the title of the chapter that begins with it. */
export type SequenceEntry = readonly [postId: string, chapterTitle: string | null];

export function orderOf(entries: readonly SequenceEntry[]): string {
  return digest(entries);
}

/** Entries whose post is not known are left out; the others move up. */
export function entriesOf({ imported }: Batch, { entries }: SequenceRecord): SequenceEntry[] {
  return entries.flatMap(({ post, chapterTitle }) => {
    const postId = imported.id('post', post);
    return postId === undefined ? [] : [[postId, chapterTitle] as const];
  });
}

export async function writeEntries(
  batch: Batch,
  sequences: readonly SequenceRecord[],
): Promise<void> {
  const { tx, imported, source } = batch;
  const rows = sequences.flatMap((sequence) =>
    entriesOf(batch, sequence).map(([postId, chapterTitle], index) => ({
      id: deterministicId(
        { source, kind: 'sequenceEntry', externalId: `${sequence.externalId}\n${postId}` },
        sequence.createdAt,
      ),
      sequence_id: imported.id('sequence', sequence.externalId),
      post_id: postId,
      position: index + 1,
      chapter_title: chapterTitle,
    })),
  );
  if (rows.length === 0) return;
  await tx.execute(
    'import.sequenceEntries',
    insertMissing('sequence_entries', { columns: entryColumns, key: 'id', rows }),
  );
}
