import { charsByAuthor } from '../content/attribution.ts';
import { type Asker, textWork } from '../content/worker/text-work.ts';
import { deterministicId } from '../lib/deterministic-id.ts';
import { groupBy } from '../lib/group-by.ts';
import { rememberSpans } from './known-spans.ts';

/** A version of a wiki page; times as the database writes them in JSON. */
export interface PageRevision {
  readonly id: string;
  readonly pageId: string;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly markdown: string;
  readonly charsAdded: number;
  readonly charsRemoved: number;
  readonly createdAt: string;
}

/** What one person gave to one page. */
export interface Contributor {
  readonly id: string;
  readonly pageId: string;
  readonly authorId: string | null;
  /** Of the newest contribution. */
  readonly authorName: string;
  readonly contributionCount: number;
  readonly charsAdded: number;
  readonly charsRemoved: number;
  /** Characters of the current Markdown that this person wrote. */
  readonly survivingChars: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** The contributors of pages, from all their revisions in the order of versions. */
export async function contributorsOf(
  revisions: readonly PageRevision[],
  asker: Asker,
): Promise<Contributor[]> {
  const contributors: Contributor[] = [];
  for (const page of groupBy(revisions, (revision) => revision.pageId).values()) {
    contributors.push(...(await contributorsOfPage(page, asker)));
  }
  return contributors;
}

async function contributorsOfPage(
  revisions: readonly PageRevision[],
  asker: Asker,
): Promise<Contributor[]> {
  const spans = await textWork.spansOf(
    revisions.map((revision) => ({ author: personOf(revision), markdown: revision.markdown })),
    asker,
  );
  const newest = revisions[revisions.length - 1];
  if (newest !== undefined) rememberSpans(newest.id, spans);
  const surviving = charsByAuthor(spans);
  return [...groupBy(revisions, personOf)].map(([person, theirs]) => {
    const [first] = theirs;
    const times = theirs.map((revision) => revision.createdAt).sort(byTime);
    const firstAt = times[0] ?? first.createdAt;
    return {
      id: contributorId({ pageId: first.pageId, person, firstAt: new Date(firstAt) }),
      pageId: first.pageId,
      authorId: first.authorId,
      authorName: theirs[theirs.length - 1]?.authorName ?? first.authorName,
      contributionCount: theirs.length,
      charsAdded: sum(theirs.map((revision) => revision.charsAdded)),
      charsRemoved: sum(theirs.map((revision) => revision.charsRemoved)),
      survivingChars: surviving.get(person) ?? 0,
      firstAt,
      lastAt: times[times.length - 1] ?? first.createdAt,
    };
  });
}

interface FirstContribution {
  readonly pageId: string;
  readonly person: string;
  readonly firstAt: Date;
}

export function contributorId({ pageId, person, firstAt }: FirstContribution): string {
  return deterministicId({ source: 'contributor', kind: pageId, externalId: person }, firstAt);
}

/** Without an account the name is all there is to tell people apart. */
export function personOf({
  authorId,
  authorName,
}: Pick<PageRevision, 'authorId' | 'authorName'>): string {
  return authorId ?? `name:${authorName}`;
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
