import fc from 'fast-check';
import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { openTestDatabase, testEngine } from '../support/database.ts';

const database = await openTestDatabase();

/** One walk of ten years takes PGlite a second; the function is the same on both. */
const TRIES = { numRuns: testEngine() === 'pglite' ? 3 : 10 };

const DAY = 86_400_000;
const moments = fc.date({
  min: new Date('0100-01-01T00:00:00Z'),
  max: new Date('2999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

interface Walk {
  /** From the newest to the oldest. */
  readonly days: number;
  /** Of these days, on how many what is made is met once. */
  readonly once: number;
  readonly spans: number;
  /** Whether no day is met before a newer one. */
  readonly newestFirst: boolean;
}

it('a search meets every day once, newest first, in spans that grow', {
  timeout: 60_000,
}, async () => {
  const ages = fc.tuple(fc.nat(300), fc.nat(3000)).map(([recent, more]) => [recent, recent + more]);
  await fc.assert(
    fc.asyncProperty(moments, ages, async (newest, [recent = 0, oldest = 0]) => {
      const walk = await walkOver(newest, { recent, oldest });
      expect(walk).toMatchObject({ days: oldest + 1, once: oldest + 1, newestFirst: true });
      // Four of each length at the most; so many days are in four of the longest.
      expect(walk.spans).toBeLessThanOrEqual(7 * 4);
    }),
    TRIES,
  );
});

/** Ages in days before the newest. */
async function walkOver(newest: Date, ages: { recent: number; oldest: number }): Promise<Walk> {
  const before = (days: number) => new Date(newest.getTime() - days * DAY);
  const [walk] = await database.run<Walk>(
    'test.walk',
    sql`
      with span as (
        select query, place
        from search_walk(${newest}, ${before(ages.recent)}, ${before(ages.oldest)})
          with ordinality span(query, place)
      ),
      made as (
        select age, search_moment_vector(${newest}::timestamptz - age * interval '1 day') as vector
        from generate_series(0, ${ages.oldest}::integer) age
      ),
      met as (
        select age, array(select place from span where vector @@ query) as places from made
      )
      select count(*)::integer as days,
        count(*) filter (where cardinality(places) = 1)::integer as once,
        (select count(*) from span)::integer as spans,
        bool_and(places[1] >= before) as "newestFirst"
      from (select places, coalesce(lag(places[1]) over (order by age), 1) as before from met) ordered`,
  );
  if (walk === undefined) throw new Error('no walk');
  return walk;
}
