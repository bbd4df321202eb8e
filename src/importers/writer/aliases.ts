import sql from 'sql-template-tag';
import { claimNames } from '../../naming/claim-names.ts';
import { SLUG_MAX_LENGTH, slugOfTitle } from '../../naming/slug.ts';
import type { AliasRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { rowset } from './rowset.ts';

const columns = { page_id: 'uuid', title: 'text', slug: 'text', ordinal: 'int' };

/**
 * Adds former titles and slugs to pages. A title that leads to another page already is left out, and so is one
 * beyond what a page keeps.
 */
export async function writeAliases(batch: Batch, aliases: readonly AliasRecord[]): Promise<void> {
  const rows = aliases.flatMap((alias, ordinal) => {
    const pageId = batch.imported.id('wikiPage', alias.wikiPage);
    if (pageId !== undefined) return [{ page_id: pageId, title: alias.title, ordinal, alias }];
    batch.refuse(alias, `the wiki page ${alias.wikiPage} does not exist`);
    return [];
  });
  if (rows.length === 0) return;
  const added = await addTitles(batch, rows);
  const accepted = rows.filter(({ ordinal, alias, page_id: pageId }) => {
    if (added.has(ordinal)) batch.wrote(alias, pageId);
    else batch.leaveOut(alias, 'redirects whose titles lead to a page already');
    return added.has(ordinal);
  });
  await addSlugs(batch, accepted);
}

interface Row {
  readonly page_id: string;
  readonly title: string;
  readonly ordinal: number;
  readonly alias: AliasRecord;
}

/** @returns the ordinals of those that were added */
async function addTitles({ tx }: Batch, rows: readonly Row[]): Promise<Set<number>> {
  const free = await tx.run<{ ordinal: number }>(
    'import.freeTitles',
    sql`
      select distinct on (title_key(r.title)) r.ordinal
      from ${rowset('r', columns, rows.map(withoutSlug))}
      where not exists (select from wiki_pages w where w.title_key = title_key(r.title))
        and not exists (
          select from wiki_pages w where w.former_title_keys @> array[title_key(r.title)]
        )
      order by title_key(r.title), r.ordinal`,
  );
  const ordinals = new Set(free.map(({ ordinal }) => ordinal));
  const added = rows.filter(({ ordinal }) => ordinals.has(ordinal));
  if (added.length === 0) return ordinals;
  await tx.execute(
    'import.aliases',
    sql`
      update wiki_pages w set former_title_keys = w.former_title_keys || a.keys
      from (
        select r.page_id, array_agg(title_key(r.title) order by r.ordinal) as keys
        from ${rowset('r', columns, added.map(withoutSlug))}
        group by r.page_id
      ) a
      where w.id = a.page_id`,
  );
  return ordinals;
}

function withoutSlug({ page_id, title, ordinal }: Row) {
  return { page_id, title, ordinal, slug: null };
}

/** The slugs that pages of these titles would have: old addresses in lower case lead to the page, too. */
async function addSlugs(batch: Batch, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const requests = rows.map(({ title, alias }) => ({
    name: slugOfTitle(title, { maxLength: SLUG_MAX_LENGTH, fallback: '' }),
    identity: `${batch.source}\nalias ${alias.externalId}`,
  }));
  const named = requests.flatMap((request, index) =>
    request.name === '' ? [] : [{ request, index }],
  );
  const slugs = await claimNames(
    batch.tx,
    { table: 'wiki_pages', column: 'slug', former: 'former_slugs', maxLength: SLUG_MAX_LENGTH },
    named.map(({ request }) => request),
  );
  // A stand-in, such as `name-2`, leads nowhere that anybody has written down.
  const own = named.flatMap(({ request, index }, at) => {
    const row = rows[index];
    return row !== undefined && slugs[at] === request.name ? [{ ...row, slug: request.name }] : [];
  });
  if (own.length === 0) return;
  const values = own.map(({ page_id, title, slug, ordinal }) => ({
    page_id,
    title,
    slug,
    ordinal,
  }));
  await batch.tx.execute(
    'import.aliasSlugs',
    sql`
      update wiki_pages w set former_slugs = w.former_slugs || s.slugs
      from (
        select r.page_id, array_agg(r.slug order by r.ordinal) as slugs
        from ${rowset('r', columns, values)}
        group by r.page_id
      ) s
      where w.id = s.page_id`,
  );
}
