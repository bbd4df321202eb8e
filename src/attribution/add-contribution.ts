import sql from 'sql-template-tag';
import { charsByAuthor } from '../content/attribution.ts';
import type { Span } from '../content/span.ts';
import { textWork } from '../content/worker/text-work.ts';
import type { StatementRunner } from '../db/database.ts';
import { cachedSpans, cacheSpans } from './cached-spans.ts';
import { insertContributors, rebuildContributors } from './contributors.ts';
import { contributorId, personOf } from './page-contributors.ts';

/** A version of a wiki page that was just written. */
export interface NewContribution {
  readonly pageId: string;
  /** The version before; without an id there was none. */
  readonly before: { readonly revisionId: string | null; readonly markdown: string };
  readonly revisionId: string;
  readonly markdown: string;
  readonly charsAdded: number;
  readonly charsRemoved: number;
  readonly createdAt: Date;
  readonly author: { readonly id: string; readonly displayName: string };
}

/**
 * Keeps the contributors of a page right after its next version. Of the history nothing is read but the
 * version before, unless this process does not know whose words that one was made of.
 */
export async function addContribution(
  runner: StatementRunner,
  added: NewContribution,
): Promise<void> {
  const { pageId, revisionId, author } = added;
  const { contributors, sameTextId } = await selectShares(runner, added);
  const spans = await spansOfNext(runner, added, sameTextId);
  const people = new Set([author.id, ...contributors.map(personOf)]);
  // The name of an anonymised account no longer exists.
  if (spans === null || spans.some((span) => !people.has(span.author))) {
    return rebuildContributors(runner, [pageId]);
  }
  cacheSpans(revisionId, spans);
  const surviving = charsByAuthor(spans);
  const changed = contributors.flatMap((row) => {
    const chars = surviving.get(personOf(row)) ?? 0;
    return chars === row.survivingChars ? [] : [{ id: row.id, chars }];
  });
  await setShares(runner, changed);
  const mine = contributors.find(({ authorId }) => authorId === author.id);
  await countContribution(runner, { added, chars: surviving.get(author.id) ?? 0, id: mine?.id });
}

/** Null when only the whole history would show them. */
async function spansOfNext(
  runner: StatementRunner,
  { before, markdown, author }: NewContribution,
  sameTextId: string | null,
): Promise<readonly Span[] | null> {
  if (sameTextId !== null) return cachedSpans(sameTextId) ?? null;
  const spans = before.revisionId === null ? [] : cachedSpans(before.revisionId);
  if (spans === undefined) return null;
  const change = { spans, before: before.markdown, after: markdown, author: author.id };
  return textWork.spansAfter(change, runner);
}

interface Share {
  readonly id: string;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly survivingChars: number;
}

interface Shares {
  readonly contributors: readonly Share[];
  /** The newest of the earlier versions that said the same. */
  readonly sameTextId: string | null;
}

async function selectShares(
  runner: StatementRunner,
  { pageId, revisionId, markdown }: NewContribution,
): Promise<Shares> {
  const [shares] = await runner.run<Shares>(
    'upkeep.contributorShares',
    sql`
      select
        coalesce((
          select json_agg(json_build_object(
            'id', c.id, 'authorId', c.author_id, 'authorName', c.author_name,
            'survivingChars', c.surviving_chars
          ))
          from wiki_contributors c
          where c.wiki_page_id = ${pageId}::uuid
        ), '[]') as contributors,
        (
          select r.id from revisions r
          where r.wiki_page_id = ${pageId}::uuid and r.id <> ${revisionId}::uuid
            and r.markdown = ${markdown}
          order by r.version desc
          limit 1
        ) as "sameTextId"`,
  );
  return shares ?? { contributors: [], sameTextId: null };
}

async function setShares(
  runner: StatementRunner,
  changed: readonly { readonly id: string; readonly chars: number }[],
): Promise<void> {
  if (changed.length === 0) return;
  await runner.execute(
    'upkeep.setContributorShares',
    sql`
      update wiki_contributors c
      set surviving_chars = s.chars
      from json_to_recordset(${JSON.stringify(changed)}::json) as s(id uuid, chars int)
      where c.id = s.id`,
  );
}

interface Counted {
  readonly added: NewContribution;
  readonly chars: number;
  /** Of the author's row; undefined when this is their first contribution. */
  readonly id: string | undefined;
}

async function countContribution(
  runner: StatementRunner,
  { added, chars, id }: Counted,
): Promise<void> {
  const { pageId, author, charsAdded, charsRemoved, createdAt } = added;
  if (id !== undefined) {
    await runner.execute(
      'upkeep.countContribution',
      sql`
        update wiki_contributors c
        set author_name = ${author.displayName}, contribution_count = c.contribution_count + 1,
          chars_added = c.chars_added + ${charsAdded}::int,
          chars_removed = c.chars_removed + ${charsRemoved}::int,
          last_at = greatest(c.last_at, ${createdAt.toISOString()}::timestamptz)
        where c.id = ${id}::uuid`,
    );
    return;
  }
  const at = createdAt.toISOString();
  await insertContributors(runner, [
    {
      id: contributorId({ pageId, person: author.id, firstAt: createdAt }),
      ...{ pageId, authorId: author.id, authorName: author.displayName },
      ...{ contributionCount: 1, charsAdded, charsRemoved, survivingChars: chars },
      ...{ firstAt: at, lastAt: at },
    },
  ]);
}
