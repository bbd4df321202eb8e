import type { RevisionRecord } from '../records.ts';
import type { PostDocument, RevisionDocument } from './documents.ts';
import type { Forum } from './forum.ts';
import { type BylineOf, textOf } from './records.ts';

interface Versions {
  readonly of: RevisionRecord['of'];
  /** Of the text. */
  readonly field: string;
  readonly title: string;
  /** In any order. */
  readonly history: readonly RevisionDocument[];
  readonly byline: BylineOf;
}

/** The versions of a text, oldest first. */
export async function* versions(
  forum: Forum,
  { of, field, title, history, byline }: Versions,
): AsyncGenerator<RevisionRecord> {
  const published = history.filter(({ draft }) => draft !== true).sort(byVersion);
  if (published.length === 0) return;
  const texts = await forum.texts(of.externalId, field);
  for (const revision of published) {
    const text = texts.get(revision._id);
    if (text === undefined) continue;
    yield {
      kind: 'revision',
      externalId: revision._id,
      of,
      author: byline(revision.userId),
      title,
      summary: revision.commitMessage || null,
      text: textOf(text),
      isMinor: revision.updateType === 'patch' || revision.updateType === 'minor',
      createdAt: revision.editedAt,
    };
  }
}

/** The version of a post that is shown. */
export function shownVersion(post: PostDocument, byline: BylineOf): RevisionRecord {
  const { contents } = post;
  return {
    kind: 'revision',
    externalId: contents?._id ?? `post:${post._id}`,
    of: { kind: 'post', externalId: post._id },
    author: byline(contents?.userId ?? post.userId),
    title: post.title,
    summary: null,
    text: textOf(contents),
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
