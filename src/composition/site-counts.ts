import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { ANONYMOUS } from '../access/viewer.ts';
import type { StatementReader } from '../db/database.ts';
import {
  joinedPlaces,
  publicComments,
  publicPlaces,
} from '../domains/discussion/comment/policy.ts';
import { publicPosts } from '../domains/discussion/post/policy.ts';
import { publicSequences } from '../domains/discussion/sequence/policy.ts';
import { visibleUsers } from '../domains/people/user/policy.ts';
import { listedWikiPages, publicWikiPages } from '../domains/wiki/page/policy.ts';
import { cachedFor } from '../lib/cached-for.ts';
import { inTime } from '../lib/in-time.ts';
import type { SiteCounter, SiteCounts } from '../request/site-counts.ts';

/** How long counts are answered with, in ms. */
const MAX_AGE = 600_000;
/** How long a reader waits for newer counts, in ms: small sites are counted in less. */
const MAX_WAIT = 1_000;
/** How much of a table is read. A million comments have some 2 GB, and counting all of them takes 2.5 s. */
const MAX_BYTES = 128 * 1024 * 1024;

interface Counted {
  readonly table: string;
  readonly alias: string;
  readonly joins?: Sql;
  /** The rows that are counted: those that all may see. */
  readonly where: Sql;
}

const COUNTED: Record<keyof SiteCounts, Counted> = {
  users: { table: 'users', alias: 'u', where: visibleUsers(ANONYMOUS) },
  posts: { table: 'posts', alias: 'p', where: publicPosts },
  comments: {
    table: 'comments',
    alias: 'c',
    joins: joinedPlaces,
    where: sql`${publicComments} and ${publicPlaces}`,
  },
  wikiPages: { table: 'wiki_pages', alias: 'w', where: listedWikiPages },
  wikiContributions: {
    table: 'revisions',
    alias: 'r',
    joins: sql`join wiki_pages w on w.id = r.wiki_page_id`,
    where: publicWikiPages,
  },
  sequences: { table: 'sequences', alias: 's', where: publicSequences },
};

/**
 * Counts for all readers of a server. It is no part of their operations, so that none of them ends it. While it lasts,
 * readers get what was counted before.
 */
export function siteCounts(
  db: StatementReader,
  { maxAge = MAX_AGE, patience = MAX_WAIT, maxBytes = MAX_BYTES } = {},
): SiteCounter {
  let last: SiteCounts | null = null;
  const counted = cachedFor(async () => {
    last = await count(db, maxBytes);
    return last;
  }, maxAge);
  return async () => {
    try {
      return await inTime(counted(), patience, () => last);
    } catch (error) {
      if (last === null) throw error;
      return last;
    }
  };
}

async function count(db: StatementReader, maxBytes: number): Promise<SiteCounts> {
  const counts = Object.entries(COUNTED).map(
    ([name, counted]) => sql`${numberOf(counted, maxBytes)} as ${raw(`"${name}"`)}`,
  );
  const [found] = await db.run<SiteCounts>('site.counts', sql`select ${join(counts)}`);
  if (found === undefined) throw new TypeError('A statement without a condition had no row');
  return found;
}

/** All rows of a small table. Those of a large one are estimated from a part of its blocks, the same ones each time. */
function numberOf({ table, alias, joins = empty, where }: Counted, maxBytes: number): Sql {
  const part = sql`least(1, ${maxBytes}::float8 / greatest(1, pg_relation_size(${table}::regclass)))`;
  return sql`(
    select case
      when ${part} = 1 then count(*)
      else round((count(*) / ${part})::numeric, least(0, 2 - floor(log(greatest(1, count(*) / ${part})))::int))
    end
    from ${raw(table)} ${raw(alias)} tablesample system (100 * ${part}) repeatable (0) ${joins}
    where ${where}
  )`;
}
