import sql from 'sql-template-tag';
import { advisoryLock } from '../../../../db/advisory-lock.ts';
import type { StatementReader, Transaction } from '../../../../db/database.ts';
import { listedWikiPages } from '../policy.ts';

/** A page, whatever the viewer may see; one that nobody has written yet has version 0 and an empty text. */
export interface CurrentPage {
  readonly id: string;
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  readonly title: string;
  readonly isProtected: boolean;
  readonly isDeleted: boolean;
  readonly isMerged: boolean;
  readonly updatedAt: string;
  readonly revisionId: string | null;
  readonly version: number;
  readonly markdown: string;
}

/** A page, whatever the viewer may see; null when there is none. */
export async function selectCurrent(
  reader: StatementReader,
  id: string,
): Promise<CurrentPage | null> {
  const [page] = await reader.run<CurrentPage>(
    'wikiPage.current',
    sql`
      select w.id, w.slug, w.former_slugs as "formerSlugs", w.title,
        w.protected_at is not null as "isProtected", w.deleted_at is not null as "isDeleted",
        w.merged_into_id is not null as "isMerged",
        w.updated_at as "updatedAt", r.id as "revisionId", coalesce(r.version, 0) as version,
        coalesce(r.markdown, '') as markdown
      from wiki_pages w
      left join revisions r on r.id = w.current_revision_id
      where w.id = ${id}::uuid`,
  );
  return page ?? null;
}

/** The same, and no other writer changes the page until the transaction ends. */
export async function lockCurrent(tx: Transaction, id: string): Promise<CurrentPage | null> {
  // Two statements: a join that waits for the lock would go on with the version from before.
  await tx.run(
    'wikiPage.lock',
    sql`select w.id from wiki_pages w where w.id = ${id}::uuid for no key update`,
  );
  return selectCurrent(tx, id);
}

/** Keeps others from taking slugs of pages until the transaction ends. Before any page is locked. */
export function lockSlugs(tx: Transaction): Promise<unknown> {
  return tx.run('wikiPage.lockSlugs', advisoryLock('wiki slugs'));
}

export interface TitleHolder {
  readonly title: string;
  /** Whether it had the title before, and has another one now. */
  readonly isFormer: boolean;
}

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Another page that has a title or, where none has it now, had it before. */
export async function selectTitleHolder(
  reader: StatementReader,
  { id, title }: Titled,
): Promise<TitleHolder | null> {
  const [holder] = await reader.run<TitleHolder>(
    'wikiPage.titleHolder',
    sql`
      select w.title, w.title_key is distinct from title_key(${title}) as "isFormer"
      from wiki_pages w
      where (w.title_key = title_key(${title}) or w.former_title_keys @> array[title_key(${title})])
        and w.id <> ${id}::uuid and w.deleted_at is null
      order by 2
      limit 1`,
  );
  return holder ?? null;
}

/** How many former titles or slugs a page has, and whether a title is one that it has or had. */
export async function selectFormerNames(
  tx: Transaction,
  { id, title }: Titled,
): Promise<{ readonly count: number; readonly isOwn: boolean }> {
  const [names] = await tx.run<{ count: number; isOwn: boolean }>(
    'wikiPage.formerNames',
    sql`
      select greatest(cardinality(w.former_slugs), cardinality(w.former_title_keys)) as count,
        title_key(${title}) = any(w.former_title_keys || title_key(w.title)) as "isOwn"
      from wiki_pages w
      where w.id = ${id}::uuid`,
  );
  return names ?? { count: 0, isOwn: false };
}

/** The slugs that a page has and had, the newest first. */
export async function selectOwnSlugs(tx: Transaction, id: string): Promise<readonly string[]> {
  const rows = await tx.run<{ slug: string }>(
    'wikiPage.ownSlugs',
    sql`
      select own.slug from wiki_pages w
      cross join lateral unnest(w.former_slugs || w.slug) with ordinality as own(slug, position)
      where w.id = ${id}::uuid
      order by own.position desc`,
  );
  return rows.map(({ slug }) => slug);
}

/** The parents of a topic that are in lists. */
export function selectParents(reader: StatementReader, pageId: string): Promise<Titled[]> {
  return reader.run(
    'wikiPage.parents',
    sql`
      select w.id, w.title
      from wiki_page_parents tree join wiki_pages w on w.id = tree.parent_id
      where tree.page_id = ${pageId}::uuid and ${listedWikiPages}
      order by w.sort_title, w.id`,
  );
}

interface VersionText {
  readonly title: string | null;
  readonly markdown: string;
  /** Only moderators may read it. */
  readonly isHidden: boolean;
}

/** The version of a page, by its number. */
export async function selectVersion(
  reader: StatementReader,
  { pageId, version }: { readonly pageId: string; readonly version: number },
): Promise<VersionText | null> {
  if (version === 0) return { title: null, markdown: '', isHidden: false };
  const [revision] = await reader.run<VersionText>(
    'wikiPage.version',
    sql`
      select r.title, r.markdown, r.hidden_at is not null as "isHidden" from revisions r
      where r.wiki_page_id = ${pageId}::uuid and r.version = ${version}::integer`,
  );
  return revision ?? null;
}

interface NewVersion {
  readonly pageId: string;
  readonly revisionId: string;
}

/** Makes a version that was just written the text of its page. */
export async function makeCurrent(
  tx: Transaction,
  { pageId, revisionId }: NewVersion,
): Promise<void> {
  await tx.execute(
    'wikiPage.makeCurrent',
    sql`
      update wiki_pages w
      set current_revision_id = r.id, title = r.title, updated_at = r.created_at,
        contribution_count = w.contribution_count + 1
      from revisions r
      where w.id = ${pageId}::uuid and r.id = ${revisionId}::uuid`,
  );
}

/** Gives a page another slug; the one from before goes on leading to it. */
export async function setSlug(
  tx: Transaction,
  { pageId, slug }: { readonly pageId: string; readonly slug: string },
): Promise<void> {
  await tx.execute(
    'wikiPage.setSlug',
    sql`
      update wiki_pages w
      set slug = ${slug}, former_slugs = array_append(array_remove(w.former_slugs, ${slug}), w.slug)
      where w.id = ${pageId}::uuid and w.slug <> ${slug}`,
  );
}
