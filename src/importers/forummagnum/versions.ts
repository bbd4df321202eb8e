import type { RevisionRecord } from '../records.ts';
import type { PostDocument, RevisionDocument, TagDocument } from './documents.ts';
import type { Texts } from './forum.ts';
import { type BylineOf, textOf } from './records.ts';

/** Documents whose texts of all versions are in memory at once. */
export const TEXTS_AT_ONCE = 10;

interface Versions {
  readonly of: RevisionRecord['of'];
  readonly title: string;
  /** In any order. */
  readonly history: readonly RevisionDocument[];
  readonly texts: Texts;
  readonly byline: BylineOf;
}

/** The versions of a text, oldest first. One whose text the site does not tell is left out. */
function versions({ of, title, history, texts, byline }: Versions): RevisionRecord[] {
  return [...history].sort(byVersion).flatMap((revision) => {
    const found = texts.get(revision._id);
    if (found === undefined || revision.draft === true) return [];
    const text = textOf(found);
    return [
      {
        kind: 'revision',
        externalId: revision._id,
        of,
        author: byline(revision.userId),
        title,
        summary: revision.commitMessage || null,
        text,
        permanentText: JSON.stringify(text),
        isMinor: revision.updateType === 'patch' || revision.updateType === 'minor',
        createdAt: revision.editedAt,
      } as const,
    ];
  });
}

interface History {
  readonly history: readonly RevisionDocument[] | undefined;
  readonly texts: Texts | undefined;
  readonly byline: BylineOf;
}

/** The versions of a wiki page. */
export function wikiPageVersions(
  tag: TagDocument,
  { history = [], texts = new Map(), byline }: History,
): RevisionRecord[] {
  const of = { kind: 'wikiPage', externalId: tag._id } as const;
  return versions({ of, title: tag.name, history, texts, byline });
}

/** The versions of a post; of one whose history is not there, the version that is shown. */
export function postVersions(
  post: PostDocument,
  { history = [], texts = new Map(), byline }: History,
): RevisionRecord[] {
  const of = { kind: 'post', externalId: post._id } as const;
  const all = versions({ of, title: post.title, history, texts, byline });
  return all.length === 0 ? [shownVersion(post, byline)] : all;
}

/** The version of a post that is shown. */
function shownVersion(post: PostDocument, byline: BylineOf): RevisionRecord {
  const { contents } = post;
  const text = textOf(contents);
  return {
    kind: 'revision',
    externalId: contents?._id ?? `post:${post._id}`,
    of: { kind: 'post', externalId: post._id },
    author: byline(contents?.userId ?? post.userId),
    title: post.title,
    summary: null,
    text,
    ...(contents?._id !== undefined && { permanentText: JSON.stringify(text) }),
    isMinor: false,
    createdAt: contents?.editedAt ?? post.postedAt,
  };
}

/** `1.9.0` comes before `1.10.0`. */
function byVersion(a: RevisionDocument, b: RevisionDocument): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (const [index, number] of left.entries()) {
    const difference = number - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.editedAt.getTime() - b.editedAt.getTime();
}

function numbersOf({ version }: RevisionDocument): number[] {
  return (version ?? '0').split('.').map((part) => Number(part) || 0);
}
