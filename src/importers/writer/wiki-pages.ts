import type { WikiPageRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { insertMissing } from './rowset.ts';
import { claimSlugs } from './slugs.ts';

const columns = {
  id: 'uuid',
  slug: 'text',
  title: 'text',
  author_id: 'uuid',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};

export async function writeWikiPages(
  batch: Batch,
  pages: readonly WikiPageRecord[],
): Promise<void> {
  if (pages.length === 0) return;
  const slugs = await claimSlugs(batch, 'wiki_pages', pages);
  const rows = pages.map((page, index) => {
    const id = batch.idFor(page);
    batch.wrote(page, id);
    batch.touchedPages.add(id);
    return {
      id,
      slug: slugs[index],
      title: page.title,
      author_id: page.author === null ? null : batch.authorOf(page.author).author_id,
      created_at: page.createdAt,
      updated_at: page.createdAt,
    };
  });
  await batch.tx.execute(
    'import.wikiPages',
    insertMissing('wiki_pages', { columns, key: 'id', rows }),
  );
}
