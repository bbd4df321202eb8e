import sql from 'sql-template-tag';
import type { WikiPageRecord } from '../../records.ts';
import type { Batch } from '../batch.ts';
import { rowset } from '../rowset.ts';
import { claimSlugs } from '../slugs.ts';
import type { Merged } from './merge.ts';
import type { NounUpdate } from './noun-update.ts';
import { digest } from './remembered.ts';

const columns = { id: 'uuid', title: 'text', slug: 'text', former_slugs: 'text[]' };

interface WikiPageRow {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly former_slugs: readonly string[];
}

/** A page is renamed; the old title and the old address go on leading to it. */
export const wikiPageUpdate: NounUpdate<WikiPageRecord, WikiPageRow> = {
  kind: 'wikiPage',
  parts: [{ name: 'titles', keys: ['title'], ours: ({ title }) => digest(title) }],
  select: (reader, ids, lock) =>
    reader.run<WikiPageRow>(
      'import.wikiPagesToUpdate',
      sql`
        select w.id, w.title, w.slug, w.former_slugs
        from wiki_pages w
        where w.id = any(${ids}::uuid[]) and w.merged_into_id is null
        ${lock}`,
    ),
  async write(batch, merged) {
    const slugs = await claimSlugs(
      batch,
      'wiki_pages',
      merged.map(({ change }) => change.record),
      merged.map(({ row }) => row.id),
    );
    const rows = merged.map((one, index) => renamed(one, slugs[index] ?? one.row.slug));
    await update(batch, rows);
    await claimTitles(
      batch,
      merged.map(({ row }) => row),
    );
  },
};

function renamed({ change, row }: Merged<WikiPageRecord, WikiPageRow>, slug: string): WikiPageRow {
  return {
    id: row.id,
    title: change.record.title,
    slug,
    former_slugs:
      slug === row.slug
        ? row.former_slugs
        : [...row.former_slugs.filter((former) => former !== slug), row.slug],
  };
}

async function update({ tx }: Batch, rows: readonly WikiPageRow[]): Promise<void> {
  await tx.execute(
    'import.updateWikiPages',
    sql`
      update wiki_pages w set title = r.title, slug = r.slug, former_slugs = r.former_slugs
      from ${rowset('r', columns, rows)}
      where w.id = r.id`,
  );
}

/** A page that got its title while another one still had it answers to it from now on: the other one was renamed. */
async function claimTitles({ tx }: Batch, before: readonly WikiPageRow[]): Promise<void> {
  await tx.execute(
    'import.claimTitles',
    sql`
      update wiki_pages w set title_key = null
      where w.title_key is null and w.deleted_at is null and w.merged_into_id is null
        and title_key(w.title) in (
          select title_key(t.title) from unnest(${before.map(({ title }) => title)}::text[]) as t(title)
        )`,
  );
}
