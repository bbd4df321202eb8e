import sql from 'sql-template-tag';
import { countChanges } from '../../../content/diff.ts';
import type { RevisionRecord } from '../../records.ts';
import type { Batch } from '../batch.ts';
import { forgetHistories } from '../page-history.ts';
import { rowset } from '../rowset.ts';
import { TEXT_COLUMNS, textRow } from '../text-columns.ts';
import { ANONYMOUS, isAnonymised } from './is-anonymised.ts';
import type { Merged } from './merge.ts';
import type { NounUpdate } from './noun-update.ts';
import { digest } from './remembered.ts';

const columns = {
  id: 'uuid',
  author_id: 'uuid',
  author_name: 'text',
  title: 'text',
  summary: 'text',
  ...TEXT_COLUMNS,
  is_minor: 'boolean',
};

type Columns = { readonly [Name in keyof typeof columns]: unknown };

interface RevisionRow extends Columns {
  readonly id: string;
  readonly postId: string | null;
  readonly wikiPageId: string | null;
}

type MergedRevision = Merged<RevisionRecord, RevisionRow>;

/**
 * A version is changed in place where the source changed its line in the history, or took an earlier text back. A
 * newer text is a version of its own; see `newer-versions.ts`.
 */
export const revisionUpdate: NounUpdate<RevisionRecord, RevisionRow> = {
  kind: 'revision',
  parts: [
    { name: 'texts', keys: ['text'] },
    { name: 'lines of histories', keys: ['line'] },
  ],
  select: (reader, ids, lock) =>
    reader.run<RevisionRow>(
      'import.revisionsToUpdate',
      sql`
        select r.id, r.post_id as "postId", r.wiki_page_id as "wikiPageId", r.author_id, r.author_name,
          r.title, r.summary, r.markdown, r.html, r.text, r.preview, r.word_count, r.is_minor
        from revisions r
        where r.id = any(${ids}::uuid[])
        ${lock}`,
    ),
  async write(batch, merged) {
    for (const { row } of merged) {
      batch.touch(row);
      if (row.wikiPageId !== null) batch.revisedPages.add(row.wikiPageId);
    }
    forgetHistories();
    const rows = merged.map((one) => updatedRow(batch, one));
    await batch.tx.execute(
      'import.updateRevisions',
      sql`
        update revisions v set
          author_id = r.author_id, author_name = r.author_name, title = r.title, summary = r.summary,
          markdown = r.markdown, html = r.html, text = r.text, preview = r.preview,
          word_count = r.word_count, is_minor = r.is_minor
        from ${rowset('r', columns, rows)}
        where v.id = r.id`,
    );
    const rewritten = merged.filter(({ updated }) => updated.has('texts'));
    await countAgain(
      batch,
      rewritten.map(({ row }) => row.id),
    );
  },
};

function updatedRow(batch: Batch, { change, row, updated }: MergedRevision) {
  const { record } = change;
  const { postId, wikiPageId, ...before } = row;
  const text = updated.has('texts') ? batch.textOf(record) : null;
  return {
    ...before,
    ...(text !== null && {
      ...textRow(text),
      html: text.html.replaceAll(row.id, postId ?? wikiPageId ?? row.id),
    }),
    ...(updated.has('lines of histories') && {
      ...(hasAuthor(row, change) && batch.authorOf(record.author)),
      title: record.title,
      summary: record.summary,
      is_minor: record.isMinor,
    }),
  };
}

/** Whether it names its author, or the source told no name. Otherwise the author took their name off it. */
function hasAuthor(row: RevisionRow, { before }: MergedRevision['change']): boolean {
  const { title, summary, is_minor: isMinor } = row;
  return !isAnonymised(row) || before?.['line'] === digest([title, summary, ANONYMOUS, isMinor]);
}

/** How much these versions changed of those before them, and the next ones of them. */
async function countAgain({ tx }: Batch, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await tx.run<{ id: string; before: string | null; after: string }>(
    'import.neighboursOfRevisions',
    sql`
      select r.id, b.markdown as before, r.markdown as after
      from revisions v
      join revisions r on (r.post_id = v.post_id or r.wiki_page_id = v.wiki_page_id)
        and r.version in (v.version, v.version + 1)
      left join revisions b on (b.post_id = r.post_id or b.wiki_page_id = r.wiki_page_id)
        and b.version = r.version - 1
      where v.id = any(${ids}::uuid[])`,
  );
  const rows = found.map(({ id, before, after }) => {
    const { charsAdded, charsRemoved } = countChanges(before ?? '', after);
    return { id, chars_added: charsAdded, chars_removed: charsRemoved };
  });
  await tx.execute(
    'import.countRevisionChanges',
    sql`
      update revisions v set chars_added = r.chars_added, chars_removed = r.chars_removed
      from ${rowset('r', { id: 'uuid', chars_added: 'int', chars_removed: 'int' }, rows)}
      where v.id = r.id`,
  );
}
