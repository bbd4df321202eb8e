import { charsByAuthor } from '../content/attribution.ts';
import type { Span } from '../content/span.ts';
import { type Requester, textWork } from '../content/worker/text-work.ts';
import { deterministicId } from '../lib/deterministic-id.ts';
import { groupBy } from '../lib/group-by.ts';
import { cacheSpans } from './cached-spans.ts';

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
  requester: Requester,
): Promise<Contributor[]> {
  const contributors: Contributor[] = [];
  for (const page of groupBy(revisions, (revision) => revision.pageId).values()) {
    contributors.push(...(await contributorsOfPage(page, requester)));
  }
  return contributors;
}

async function contributorsOfPage(
  revisions: readonly PageRevision[],
  requester: Requester,
): Promise<Contributor[]> {
  const spans = await textWork.spansOf(
    revisions.map((revision) => ({ author: personOf(revision), markdown: revision.markdown })),
    requester,
  );
  const newest = revisions[revisions.length - 1];
  if (newest === undefined) return [];
  cacheSpans(newest.id, spans);
  return withContributions([], { pageId: newest.pageId, revisions, spans });
}

/** Versions of a page, oldest first, and whose words its text is made of after them. */
export interface PageContributions {
  readonly pageId: string;
  readonly revisions: readonly Omit<PageRevision, 'markdown'>[];
  readonly spans: readonly Span[];
}

/** The contributors of a page after further versions, from those before. */
export function withContributions(
  before: readonly Contributor[],
  { pageId, revisions, spans }: PageContributions,
): Contributor[] {
  const surviving = charsByAuthor(spans);
  const added = groupBy(revisions, personOf);
  const people = new Map(before.map((contributor) => [personOf(contributor), contributor]));
  const unchanged = before.filter((contributor) => !added.has(personOf(contributor)));
  return [
    ...unchanged.map((contributor) => {
      return { ...contributor, survivingChars: surviving.get(personOf(contributor)) ?? 0 };
    }),
    ...[...added].map(([person, theirs]) => {
      const [first] = theirs;
      const old = people.get(person);
      const former = old === undefined ? [] : [old.firstAt, old.lastAt];
      const times = [...former, ...theirs.map((revision) => revision.createdAt)].sort(byTime);
      const firstAt = times[0] ?? first.createdAt;
      return {
        id: contributorId({ pageId, person, firstAt: new Date(firstAt) }),
        pageId,
        authorId: first.authorId,
        authorName: theirs[theirs.length - 1]?.authorName ?? first.authorName,
        contributionCount: (old?.contributionCount ?? 0) + theirs.length,
        charsAdded: (old?.charsAdded ?? 0) + sum(theirs.map((revision) => revision.charsAdded)),
        charsRemoved:
          (old?.charsRemoved ?? 0) + sum(theirs.map((revision) => revision.charsRemoved)),
        survivingChars: surviving.get(person) ?? 0,
        firstAt,
        lastAt: times[times.length - 1] ?? first.createdAt,
      };
    }),
  ];
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
