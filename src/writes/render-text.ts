import sql from 'sql-template-tag';
import { possibleNames, possibleTitles } from '../content/possible-links.ts';
import type { RichContent } from '../content/rich-content.ts';
import { textWork } from '../content/worker/text-work.ts';
import type { StatementReader } from '../db/database.ts';
import { wikiPageTitled } from '../naming/wiki-names.ts';

interface Written {
  /** Of the post, page, comment or person, never of a version: it goes into the ids of headings and notes. */
  readonly id: string;
  readonly markdown: string;
}

/**
 * A text in every stored form; `@name` links to the user who has that name now, and
 * `[[Title]]` to the page that has or had the title. It takes time: do it before a transaction.
 */
export async function renderText(
  reader: StatementReader,
  { id, markdown }: Written,
): Promise<RichContent> {
  const [people, wikiPages] = await Promise.all([
    whoIsCalled(reader, possibleNames(markdown)),
    whichPages(reader, possibleTitles(markdown)),
  ]);
  return textWork.renderMarkdown(markdown, { docId: id, people, wikiPages, asker: reader });
}

async function whoIsCalled(
  reader: StatementReader,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const people = await reader.run<{ readonly name: string }>(
    'write.whoIsCalled',
    sql`
      select n.name from unnest(${names}::text[]) n(name)
      where exists (
        select from users u where u.username = n.name or u.former_usernames @> array[n.name]
      )`,
  );
  return new Set(people.map(({ name }) => name));
}

/** The slugs of the pages that have these titles or had them, by title. */
async function whichPages(
  reader: StatementReader,
  titles: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (titles.length === 0) return new Map();
  const page = wikiPageTitled(
    { text: sql`n.name`, key: sql`n.key` },
    { columns: sql`w.slug`, where: sql`w.deleted_at is null` },
  );
  const pages = await reader.run<{ readonly name: string; readonly slug: string }>(
    'write.whichPages',
    sql`
      select n.name, page.slug
      from (select name, title_key(name) as key from unnest(${titles}::text[]) as names(name)) n
      cross join lateral (${page}) page`,
  );
  return new Map(pages.map(({ name, slug }) => [name, slug]));
}
