import sql from 'sql-template-tag';
import type { ChangeCount } from '../../content/diff.ts';
import { groupBy } from '../../lib/group-by.ts';
import type { RevisionRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { compareVersions, type VersionChanges } from './changes.ts';
import { rememberHistory } from './page-history.ts';
import { rowset } from './rowset.ts';
import { TEXT_COLUMNS, textRow } from './text-columns.ts';

const columns = {
  ordinal: 'int',
  id: 'uuid',
  post_id: 'uuid',
  wiki_page_id: 'uuid',
  author_id: 'uuid',
  author_name: 'text',
  title: 'text',
  summary: 'text',
  ...TEXT_COLUMNS,
  chars_added: 'int',
  chars_removed: 'int',
  is_minor: 'boolean',
  reverts_to_id: 'uuid',
  created_at: 'timestamptz',
};

/** Versions go on from the highest that is there, in the order of the records. */
export async function writeRevisions(
  batch: Batch,
  revisions: readonly RevisionRecord[],
): Promise<void> {
  const changes = await compareVersions(batch, revisions);
  const rows = revisions.flatMap((revision, ordinal) => {
    const change = changes.counts.get(revision);
    if (change !== undefined) return [{ ordinal, ...rowOf(batch, revision, change) }];
    if (changes.edited.has(revision)) {
      batch.leaveOut(revision, 'versions of texts that were edited here; --overwrite adds them');
      return [];
    }
    batch.refuse(revision, `the ${revision.of.kind} ${revision.of.externalId} does not exist`);
    return [];
  });
  if (rows.length === 0) return;
  noteContributions(batch, rows, changes);
  for (const { id, post_id: postId, created_at: createdAt } of rows) {
    if (postId !== null) batch.newestVersions.set(postId, { id, createdAt });
  }
  await batch.tx.execute(
    'import.revisions',
    sql`
      insert into revisions (
        id, post_id, wiki_page_id, version, author_id, author_name, title, summary, markdown, html,
        text, preview, word_count, chars_added, chars_removed, is_minor, reverts_to_id, created_at
      )
      select
        r.id, r.post_id, r.wiki_page_id,
        coalesce(
          (select max(e.version) from revisions e where e.post_id = r.post_id),
          (select max(e.version) from revisions e where e.wiki_page_id = r.wiki_page_id),
          0
        ) + row_number() over (partition by r.post_id, r.wiki_page_id order by r.ordinal),
        r.author_id, r.author_name, r.title, r.summary, r.markdown, r.html, r.text, r.preview,
        r.word_count,
        r.chars_added, r.chars_removed, r.is_minor, r.reverts_to_id, r.created_at
      from ${rowset('r', columns, rows)}
      on conflict (id) do nothing`,
  );
}

type Row = ReturnType<typeof rowOf>;

function rowOf(batch: Batch, revision: RevisionRecord, { charsAdded, charsRemoved }: ChangeCount) {
  const subject = batch.subjectOf(revision.of);
  const id = batch.idFor(revision);
  const reverted = revision.revertsTo
    ? batch.imported.id('revision', revision.revertsTo)
    : undefined;
  batch.wrote(revision, id);
  const content = batch.textOf(revision);
  const subjectId = subject?.post_id ?? subject?.wiki_page_id ?? id;
  return {
    id,
    post_id: subject?.post_id ?? null,
    wiki_page_id: subject?.wiki_page_id ?? null,
    ...batch.authorOf(revision.author),
    title: revision.title,
    summary: revision.summary,
    ...textRow(content),
    // It was rendered before its post or page had an id, which those of headings and notes bear.
    html: content.html.replaceAll(id, subjectId),
    chars_added: charsAdded,
    chars_removed: charsRemoved,
    is_minor: revision.isMinor,
    reverts_to_id: reverted ?? null,
    created_at: revision.createdAt,
  };
}

function noteContributions(
  batch: Batch,
  rows: readonly Row[],
  { histories }: VersionChanges,
): void {
  for (const [pageId, versions] of groupBy(rows, (row) => row.wiki_page_id)) {
    if (pageId === null) continue;
    const history = histories.get(pageId);
    if (history === undefined) {
      batch.revisedPages.add(pageId);
      continue;
    }
    const revisions = versions.map((row) => ({
      id: row.id,
      pageId,
      authorId: row.author_id,
      authorName: row.author_name,
      charsAdded: row.chars_added,
      charsRemoved: row.chars_removed,
      createdAt: row.created_at.toISOString(),
    }));
    batch.contributions.push({ pageId, revisions, spans: history.spans });
    rememberHistory(versions[versions.length - 1]?.id ?? '', history);
  }
}
