import sql from 'sql-template-tag';
import type { StatementRunner } from '../db/database.ts';
import { groupBy } from '../lib/group-by.ts';
import {
  type Contributor,
  contributorsOf,
  type PageContributions,
  type PageRevision,
  withContributions,
} from './page-contributors.ts';

/** How many rows of these pages' contributors are missing, wrong or too many. */
export async function countWrongContributors(
  runner: StatementRunner,
  pageIds: readonly string[],
): Promise<number> {
  const { missing, surplus } = await compare(runner, pageIds);
  return new Set([...missing, ...surplus].map(keyOf)).size;
}

/**
 * Recomputes the contributors of these pages from their revisions. Rows that are right are not
 * touched. The text of every version is read: give a bounded number of pages at a time.
 */
export async function rebuildContributors(
  runner: StatementRunner,
  pageIds: readonly string[],
): Promise<void> {
  if (pageIds.length === 0) return;
  await replaceContributors(runner, await compare(runner, pageIds));
}

/** What some people gave to pages, beside what is stored of those pages. */
export async function addContributions(
  runner: StatementRunner,
  pages: readonly PageContributions[],
): Promise<void> {
  if (pages.length === 0) return;
  const actual = await selectContributors(
    runner,
    pages.map(({ pageId }) => pageId),
  );
  const ofPage = groupBy(actual, ({ pageId }) => pageId);
  const expected = pages.flatMap((page) => withContributions(ofPage.get(page.pageId) ?? [], page));
  await replaceContributors(runner, differenceOf(expected, actual));
}

async function replaceContributors(
  runner: StatementRunner,
  { missing, surplus }: Difference,
): Promise<void> {
  if (surplus.length > 0) {
    await runner.execute(
      'upkeep.deleteContributors',
      sql`delete from wiki_contributors where id = any(${surplus.map((row) => row.id)}::uuid[])`,
    );
  }
  await insertContributors(runner, missing);
}

/** Users who were not among the contributors of the page before. */
export async function insertContributors(
  runner: StatementRunner,
  contributors: readonly Contributor[],
): Promise<void> {
  if (contributors.length === 0) return;
  await runner.execute(
    'upkeep.insertContributors',
    sql`
      insert into wiki_contributors (
        id, wiki_page_id, author_id, author_name, contribution_count, chars_added, chars_removed,
        surviving_chars, first_at, last_at
      )
      select
        id, "pageId", "authorId", "authorName", "contributionCount", "charsAdded",
        "charsRemoved", "survivingChars", "firstAt", "lastAt"
      from json_to_recordset(${JSON.stringify(contributors)}::json) as c(
        id uuid, "pageId" uuid, "authorId" uuid, "authorName" text, "contributionCount" int,
        "charsAdded" int, "charsRemoved" int, "survivingChars" int,
        "firstAt" timestamptz, "lastAt" timestamptz
      )`,
  );
}

interface Difference {
  readonly missing: readonly Contributor[];
  readonly surplus: readonly Contributor[];
}

async function compare(runner: StatementRunner, pageIds: readonly string[]): Promise<Difference> {
  const expected = await contributorsOf(await selectRevisions(runner, pageIds), runner);
  return differenceOf(expected, await selectContributors(runner, pageIds));
}

function differenceOf(
  expected: readonly Contributor[],
  actual: readonly Contributor[],
): Difference {
  const expectedTexts = new Set(expected.map(contentOf));
  const actualTexts = new Set(actual.map(contentOf));
  return {
    missing: expected.filter((row) => !actualTexts.has(contentOf(row))),
    surplus: actual.filter((row) => !expectedTexts.has(contentOf(row))),
  };
}

function selectRevisions(
  runner: StatementRunner,
  pageIds: readonly string[],
): Promise<PageRevision[]> {
  return runner.run(
    'upkeep.pageRevisions',
    sql`
      select r.id, r.wiki_page_id as "pageId", r.author_id as "authorId", r.author_name as "authorName",
        r.markdown, r.chars_added as "charsAdded", r.chars_removed as "charsRemoved",
        r.created_at as "createdAt"
      from revisions r
      where r.wiki_page_id = any(${pageIds}::uuid[])
      order by r.wiki_page_id, r.version`,
  );
}

function selectContributors(
  runner: StatementRunner,
  pageIds: readonly string[],
): Promise<Contributor[]> {
  return runner.run(
    'upkeep.pageContributors',
    sql`
      select c.id, c.wiki_page_id as "pageId", c.author_id as "authorId",
        c.author_name as "authorName", c.contribution_count as "contributionCount",
        c.chars_added as "charsAdded", c.chars_removed as "charsRemoved",
        c.surviving_chars as "survivingChars", c.first_at as "firstAt", c.last_at as "lastAt"
      from wiki_contributors c
      where c.wiki_page_id = any(${pageIds}::uuid[])`,
  );
}

function keyOf({ pageId, authorId, authorName }: Contributor): string {
  return JSON.stringify([pageId, authorId ?? authorName]);
}

/** Everything but the id, which need not be ours. */
function contentOf({ id: _, ...content }: Contributor): string {
  return JSON.stringify(Object.entries(content).sort());
}
