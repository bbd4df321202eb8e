import { importHtml } from '../../content/from-html.ts';
import type { RevisionRecord, WikiPageRecord } from '../records.ts';
import { type Act, actsOf } from './acts.ts';
import type { Dialect } from './dialect.ts';
import { bylineOf } from './ids.ts';
import type { Placed } from './read-table.ts';
import type { PostRow } from './tables/posts.ts';
import type { TagDossier } from './tag-dossiers.ts';
import { versionText } from './version-text.ts';
import { versionsOf } from './versions.ts';

/**
 * The page of a tag.
 *
 * @param siteBegan when the site did: for a tag of which nobody knows since when it is there
 */
export function wikiPageRecord(dossier: TagDossier, siteBegan: Date): WikiPageRecord {
  const { name, tag, firstUse, halves, history } = dossier;
  const [first] = actsOfTag(dossier);
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
export function wikiPageRevisions(dossier: TagDossier, dialect: Dialect): RevisionRecord[] {
  const texts = { excerpt: '', wiki: '' };
  return versionsOf({
    of: { kind: 'wikiPage', externalId: dossier.name },
    acts: actsOfTag(dossier),
    stateAfter: ({ post, body }) => {
      if (body !== undefined) texts[isExcerpt(dossier, post) ? 'excerpt' : 'wiki'] = body;
      const said = [texts.excerpt, texts.wiki].filter((text) => text.trim() !== '');
      return { title: dossier.name, markdown: said.join('\n\n'), tags: [] };
    },
    textOf: (markdown, createdAt) => versionText({ markdown, shown: null, createdAt }, dialect),
  });
}

/** The edits of both halves. A half that has no history was made as it is. */
function actsOfTag(dossier: TagDossier): Act[] {
  const acts = actsOf(dossier.history);
  const silent = dossier.halves.filter(
    ({ row }) => !acts.some((act) => act.post === row.Id && act.body !== undefined),
  );
  const made = silent.map((half) => actOfHalf(half, isExcerpt(dossier, half.row.Id)));
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

function isExcerpt({ tag }: TagDossier, post: number): boolean {
  return tag?.row.ExcerptPostId === post;
}
