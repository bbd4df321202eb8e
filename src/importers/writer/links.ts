import sql from 'sql-template-tag';
import type { LinkRecord, Subject } from '../records.ts';
import type { Batch } from './batch.ts';
import { endsOf } from './names-in.ts';
import { rowset } from './rowset.ts';

const columns = {
  id: 'uuid',
  source_post_id: 'uuid',
  source_comment_id: 'uuid',
  source_wiki_page_id: 'uuid',
  target_post_id: 'uuid',
  target_comment_id: 'uuid',
  target_wiki_page_id: 'uuid',
  kind: '"LinkKind"',
  created_at: 'timestamptz',
};

/**
 * A link is there once between two things, whatever the source has: a second one of its kind is not
 * written, and a link to nothing that is known is left out.
 */
export async function writeLinks(batch: Batch, links: readonly LinkRecord[]): Promise<void> {
  const rows = links.flatMap((link) => rowOf(batch, link));
  if (rows.length === 0) return;
  await batch.tx.execute(
    'import.links',
    sql`
      insert into links (
        id, source_post_id, source_comment_id, source_wiki_page_id, target_post_id,
        target_comment_id, target_wiki_page_id, kind, created_at
      )
      select
        r.id, r.source_post_id, r.source_comment_id, r.source_wiki_page_id, r.target_post_id,
        r.target_comment_id, r.target_wiki_page_id, r.kind, r.created_at
      from ${rowset(
        'r',
        columns,
        rows.map(({ link: _, ...row }) => row),
      )}
      on conflict do nothing`,
  );
  await noteWritten(batch, rows);
}

/** Only what is really there gets an origin; the rest was there already under another name. */
async function noteWritten(batch: Batch, rows: readonly LinkRow[]): Promise<void> {
  const ids = rows.map((row) => row.id);
  const there = await batch.tx.run<{ id: string }>(
    'import.linksWritten',
    sql`select l.id from links l where l.id = any(${ids}::uuid[])`,
  );
  const written = new Set(there.map((row) => row.id));
  for (const { link, id } of rows) {
    if (written.has(id)) batch.wrote(link, id);
    else batch.leaveOut(link, 'the same link is there already');
  }
}

type LinkRow = ReturnType<typeof rowOf>[number];

function rowOf(batch: Batch, link: LinkRecord) {
  const source = endOf(batch, link.source);
  const target = endOf(batch, link.target);
  if (source === undefined || target === undefined) {
    batch.leaveOut(link, 'links from or to something that is not here');
    return [];
  }
  if (source.id === target.id) {
    batch.leaveOut(link, 'links from something to itself');
    return [];
  }
  return [
    {
      link,
      id: batch.idFor(link),
      ...columnsOf('source', source),
      ...columnsOf('target', target),
      kind: link.linkKind,
      created_at: link.createdAt,
    },
  ];
}

interface End {
  readonly kind: Subject['kind'];
  readonly id: string;
}

function endOf({ imported }: Batch, end: LinkRecord['source']): End | undefined {
  for (const { kind, externalId } of endsOf(end)) {
    const id = imported.id(kind, externalId);
    if (id !== undefined) return { kind, id };
  }
  return undefined;
}

function columnsOf<Side extends 'source' | 'target'>(side: Side, { kind, id }: End) {
  return {
    [`${side}_post_id`]: kind === 'post' ? id : null,
    [`${side}_comment_id`]: kind === 'comment' ? id : null,
    [`${side}_wiki_page_id`]: kind === 'wikiPage' ? id : null,
  } as Record<`${Side}_${'post' | 'comment' | 'wiki_page'}_id`, string | null>;
}
