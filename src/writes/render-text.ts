import sql from 'sql-template-tag';
import { possibleNames, possibleTitles } from '../content/possible-links.ts';
import type { RichContent } from '../content/rich-content.ts';
import { possibleUploads, type StoredImage } from '../content/stored-images.ts';
import { textWork } from '../content/worker/text-work.ts';
import type { StatementReader } from '../db/database.ts';
import { decodeGlobalId, encodeGlobalId } from '../lib/global-id.ts';
import { wikiPageTitled, withTitleKeys } from '../naming/wiki-names.ts';

interface Written {
  /** Of the post, page, comment or person, never of a version: it goes into the ids of headings and notes. */
  readonly id: string;
  readonly markdown: string;
  /** Whose uploads it may show, besides those that it shows already. */
  readonly writerId: string;
}

/**
 * A text in every stored form; `@name` links to the user who has that name now, and
 * `[[Title]]` to the page that has or had the title. It takes time: do it before a transaction.
 */
export async function renderText(
  reader: StatementReader,
  { id, markdown, writerId }: Written,
): Promise<RichContent> {
  const [people, wikiPages, images] = await Promise.all([
    whoIsCalled(reader, possibleNames(markdown)),
    whichPages(reader, possibleTitles(markdown)),
    whichImages(reader, { id, markdown, writerId }),
  ]);
  const found = { people, wikiPages, images };
  return textWork.renderMarkdown(markdown, { docId: id, ...found, requester: reader });
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
      from ${withTitleKeys(sql`unnest(${titles}::text[]) as names(name)`)} n
      cross join lateral (${page}) page`,
  );
  return new Map(pages.map(({ name, slug }) => [name, slug]));
}

/** The images of uploads, by the ids that the text may show. Those of other users are as good as missing. */
async function whichImages(
  reader: StatementReader,
  { id, markdown, writerId }: Written,
): Promise<ReadonlyMap<string, StoredImage>> {
  const uploads = possibleUploads(markdown).flatMap((text) => uploadKeyOf(text) ?? []);
  if (uploads.length === 0) return new Map();
  const images = await reader.run<StoredImage & { readonly id: string }>(
    'write.whichImages',
    sql`
      select u.id, u.digest, u.width, u.height, u.widths from uploads u
      where u.id = any(${uploads}::uuid[]) and u.digest is not null
        and (u.owner_id = ${writerId}::uuid or exists (
          select from image_uses k
          left join revisions r on r.id = k.revision_id
          left join comment_revisions c on c.id = k.comment_revision_id
          where k.digest = u.digest and ${id}::uuid in
            (r.post_id, r.wiki_page_id, k.comment_id, c.comment_id, k.sequence_id, k.user_id)
        ))`,
  );
  return new Map(images.map(({ id: key, ...image }) => [encodeGlobalId('Upload', key), image]));
}

function uploadKeyOf(text: string): string | null {
  try {
    const { typename, id } = decodeGlobalId(text);
    return typename === 'Upload' ? id : null;
  } catch {
    return null;
  }
}
