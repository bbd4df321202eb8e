import sql from 'sql-template-tag';
import type { SequenceRecord } from '../../records.ts';
import type { Batch } from '../batch.ts';
import { rowset } from '../rowset.ts';
import { entriesOf, orderOf, ourText, type SequenceEntry, writeEntries } from '../sequences.ts';
import { textColumnsOf, textRowOf } from '../text-columns.ts';
import { AUTHORS, type Merged } from './merge.ts';
import type { NounUpdate } from './noun-update.ts';
import { digest, digestOrNull } from './remembered.ts';

const columns = {
  id: 'uuid',
  title: 'text',
  ...textColumnsOf('description'),
  author_id: 'uuid',
  author_name: 'text',
};

type Columns = { readonly [Name in keyof typeof columns]: unknown };

interface SequenceRow extends Columns {
  readonly id: string;
  readonly title: string;
  readonly description_markdown: string | null;
  readonly entries: readonly SequenceEntry[];
}

type MergedSequence = Merged<SequenceRecord, SequenceRow>;

export const sequenceUpdate: NounUpdate<SequenceRecord, SequenceRow> = {
  kind: 'sequence',
  parts: [
    { name: 'titles', keys: ['title'], ours: ({ title }) => digest(title) },
    {
      name: 'descriptions',
      keys: ['description'],
      ours: (row) => digestOrNull(row.description_markdown),
      rememberedAs: 'ourText',
    },
    AUTHORS,
    {
      name: 'entries',
      keys: ['entries'],
      ours: ({ entries }) => orderOf(entries),
      rememberedAs: 'ourOrder',
    },
  ],
  select: (reader, ids, lock) =>
    reader.run<SequenceRow>(
      'import.sequencesToUpdate',
      sql`
        select s.id, s.title, s.description_markdown, s.description_html, s.description_text,
          s.description_preview, s.description_word_count, s.author_id, s.author_name,
          (
            select coalesce(json_agg(json_build_array(e.post_id, e.chapter_title) order by e.position), '[]')
            from sequence_entries e
            where e.sequence_id = s.id
          ) as entries
        from sequences s
        where s.id = any(${ids}::uuid[])
        ${lock}`,
    ),
  async write(batch, merged) {
    const rows = merged.map((one) => updatedRow(batch, one));
    await batch.tx.execute(
      'import.updateSequences',
      sql`
        update sequences s set
          title = r.title, description_markdown = r.description_markdown,
          description_html = r.description_html, description_text = r.description_text,
          description_preview = r.description_preview,
          description_word_count = r.description_word_count, author_id = r.author_id,
          author_name = r.author_name
        from ${rowset('r', columns, rows)}
        where s.id = r.id`,
    );
    const reordered = merged.filter(({ updated }) => updated.has('entries'));
    await removeEntries(
      batch,
      reordered.map(({ row }) => row.id),
    );
    await writeEntries(
      batch,
      reordered.map(({ change }) => change.record),
    );
  },
  ours: (batch, { change, updated }) => ({
    ...(updated.has('descriptions') && { ourText: ourText(batch, change.record) }),
    ...(updated.has('entries') && { ourOrder: orderOf(entriesOf(batch, change.record)) }),
  }),
};

function updatedRow(batch: Batch, { change, row, updated }: MergedSequence) {
  const { record } = change;
  const { entries: _, ...before } = row;
  const hasDescription = updated.has('descriptions') && record.description !== null;
  const description = hasDescription ? batch.textOf(record) : null;
  return {
    ...before,
    ...(updated.has('titles') && { title: record.title }),
    ...(updated.has('authors') && batch.authorOf(record.author)),
    ...(updated.has('descriptions') && {
      ...textRowOf('description', description),
    }),
  };
}

async function removeEntries({ tx }: Batch, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    'import.removeEntries',
    sql`delete from sequence_entries where sequence_id = any(${ids}::uuid[])`,
  );
}
