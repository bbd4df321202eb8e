import { importHtml } from '../../content/from-html.ts';
import { escapeHtml } from '../../content/rich-content.ts';
import type { RevisionRecord, WikiPageRecord } from '../records.ts';
import { type Act, actsOf } from './acts.ts';
import type { CollectedTag } from './collected-tags.ts';
import type { Dialect } from './dialect.ts';
import { bylineOf } from './ids.ts';
import type { Placed } from './read-table.ts';
import type { PostRow } from './tables/posts.ts';
import type { TagRow } from './tables/tags.ts';
import { versionText } from './version-text.ts';
import { versionsOf } from './versions.ts';

/**
 * The page of a tag.
 *
 * @param siteBegan when the site did: for a tag of which nobody knows since when it is there
 */
export function wikiPageRecord(collected: CollectedTag, siteBegan: Date): WikiPageRecord {
  const { name, tag, firstUse, halves, history } = collected;
  const [first] = actsOfTag(collected);
  const times = [firstUse, ...[...halves, ...history].map(({ row }) => row.CreationDate)].filter(
    (time) => time !== undefined,
  );
  return {
    kind: 'wikiPage',
    externalId: name,
    ...(tag && { place: tag.place }),
    slug: name,
    title: name,
    author: first?.author ?? null,
    createdAt: times.length === 0 ? siteBegan : new Date(Math.min(...times.map(Number))),
  };
}

/**
 * The versions of a tag's page. Its text at a time is the excerpt, an empty line, and the wiki, as far as
 * there are any; an edit of either is a version.
 */
export function wikiPageRevisions(collected: CollectedTag, dialect: Dialect): RevisionRecord[] {
  const texts = { excerpt: '', wiki: '' };
  const shown = shownPage(collected);
  const newest = newestText(collected);
  return versionsOf({
    of: { kind: 'wikiPage', externalId: collected.name },
    acts: actsOfTag(collected),
    stateAfter: ({ post, body }) => {
      if (body !== undefined) texts[isExcerpt(collected, post) ? 'excerpt' : 'wiki'] = body;
      return { title: collected.name, markdown: pageOf(texts), tags: [] };
    },
    textOf: (markdown, createdAt) =>
      versionText({ markdown, shown: markdown === newest ? shown : null, createdAt }, dialect),
  });
}

function pageOf({ excerpt, wiki }: { excerpt: string; wiki: string }): string {
  return [excerpt, wiki].filter((text) => text.trim() !== '').join('\n\n');
}

function newestText(collected: CollectedTag): string {
  const acts = actsOfTag(collected).filter(({ body }) => body !== undefined);
  const newestOf = (isWanted: (post: number) => boolean) =>
    acts.findLast(({ post }) => isWanted(post))?.body ?? '';
  return pageOf({
    excerpt: newestOf((post) => isExcerpt(collected, post)),
    wiki: newestOf((post) => !isExcerpt(collected, post)),
  });
}

/** What the site shows of a tag: its excerpt, which is plain text, and the HTML of its wiki. */
function shownPage(collected: CollectedTag): string | null {
  const rows = collected.halves.map(({ row }) => row);
  const excerptFirst = [...rows].sort(
    (a, b) => Number(isExcerpt(collected, b.Id)) - Number(isExcerpt(collected, a.Id)),
  );
  const bodies = excerptFirst.map((row) => {
    if (!isExcerpt(collected, row.Id)) return row.Body;
    const paragraphs = row.Body.split(/\n\s*\n/).filter((text) => text.trim() !== '');
    return paragraphs.map((text) => `<p>${escapeHtml(text.trim())}</p>\n`).join('');
  });
  const isWhole = collected.tag === undefined || bodies.length === halvesNamed(collected.tag.row);
  return isWhole && bodies.length > 0 ? bodies.join('') : null;
}

function halvesNamed({ ExcerptPostId, WikiPostId }: TagRow): number {
  return [ExcerptPostId, WikiPostId].filter((id) => id !== undefined).length;
}

/** The edits of both halves. A half that has no history was made as it is. */
function actsOfTag(collected: CollectedTag): Act[] {
  const acts = actsOf(collected.history);
  const silent = collected.halves.filter(
    ({ row }) => !acts.some((act) => act.post === row.Id && act.body !== undefined),
  );
  const made = silent.map((half) => actOfHalf(half, isExcerpt(collected, half.row.Id)));
  return [...acts, ...made].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function actOfHalf({ row, place }: Placed<PostRow>, isPlain: boolean): Act {
  return {
    id: `post:${row.Id}`,
    guid: `post ${row.Id}`,
    post: row.Id,
    at: row.CreationDate,
    author: bylineOf(row.OwnerUserId, row.OwnerDisplayName),
    isRollback: false,
    place,
    comment: null,
    isSuggestion: false,
    // An excerpt's body is plain text, though a wiki's is HTML.
    body: isPlain ? row.Body : importHtml(row.Body).markdown,
  };
}

function isExcerpt({ tag }: CollectedTag, post: number): boolean {
  return tag?.row.ExcerptPostId === post;
}
