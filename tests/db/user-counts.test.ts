import * as fc from 'fast-check';
import sql, { type Sql } from 'sql-template-tag';
import { beforeEach, expect, it } from 'vitest';
import type { Comment, Post, User, WikiPage } from '../../src/db/generated/client.ts';
import { countWrong } from '../../src/upkeep/counter.ts';
import { userCounts } from '../../src/upkeep/user-counters.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { removeContent } from '../support/remove-content.ts';

const database = await openTestDatabase();
const seed = seedContent(database);

interface Village {
  readonly people: readonly User[];
  readonly posts: Post[];
  readonly pages: WikiPage[];
  readonly comments: Comment[];
}

/** Three numbers choose who does something, and to what. */
type Act = (village: Village, who: number, what: number) => Promise<unknown>;

const pick = <Thing>(things: readonly Thing[], index: number): Thing =>
  things[index % things.length] as Thing;
const change = (statement: Sql) => database.execute('test.change', statement);

const hideOrShow = (table: Sql, { id }: { readonly id: string }) =>
  change(sql`
    update ${table} set deleted_at = case when deleted_at is null then now() end
    where id = ${id}::uuid`);

const ACTS: Readonly<Record<string, Act>> = {
  async writePost({ people, posts }, who, what) {
    const publishedAt = what % 3 === 0 ? null : new Date();
    posts.push(await seed.post({ author: pick(people, who), more: { publishedAt } }));
  },
  async writeComment({ people, posts, pages, comments }, who, what) {
    const on = pick<Post | WikiPage>([...posts, ...pages], what);
    comments.push(await seed.comment({ on, author: pick(people, who) }));
  },
  editPage: ({ people, pages }, who, what) =>
    seed.revision({ of: pick(pages, what), author: pick(people, who) }),
  writeSequence: ({ people }, who) => seed.sequence({ author: pick(people, who) }),
  joinPost: ({ people, posts }, who, what) =>
    change(sql`
    insert into post_coauthors (post_id, user_id, position)
    values (${pick(posts, what).id}::uuid, ${pick(people, who).id}::uuid, 1) on conflict do nothing`),
  leavePost: ({ people, posts }, who, what) =>
    change(sql`
    delete from post_coauthors
    where post_id = ${pick(posts, what).id}::uuid and user_id = ${pick(people, who).id}::uuid`),
  givePostAway: ({ people, posts }, who, what) =>
    change(sql`
    update posts set author_id = ${pick(people, who).id}::uuid where id = ${pick(posts, what).id}::uuid`),
  publishOrNot: ({ posts }, _who, what) =>
    change(sql`
    update posts set published_at = case when published_at is null then now() end
    where id = ${pick(posts, what).id}::uuid`),
  hidePost: ({ posts }, _who, what) => hideOrShow(sql`posts`, pick(posts, what)),
  hidePage: ({ pages }, _who, what) => hideOrShow(sql`wiki_pages`, pick(pages, what)),
  hideComment: ({ comments }, _who, what) => hideOrShow(sql`comments`, pick(comments, what)),
  hideSequences: () => change(sql`update sequences set deleted_at = now()`),
  removeComment: ({ comments }, _who, what) =>
    change(sql`delete from comments where id = ${pick(comments, what).id}::uuid`),
  removePost: ({ posts }, _who, what) =>
    change(sql`delete from posts where id = ${pick(posts, what).id}::uuid`),
  removePage: ({ pages }, _who, what) =>
    change(sql`delete from wiki_pages where id = ${pick(pages, what).id}::uuid`),
  leave: ({ people }, who) =>
    change(sql`delete from users where id = ${pick(people, who).id}::uuid`),
};

beforeEach(() => removeContent(database));

async function village(): Promise<Village> {
  const people = [await seed.user('ada'), await seed.user('bob'), await seed.user('cyd')];
  const author = pick(people, 0);
  const posts = [await seed.post({ author }), await seed.post({ author: pick(people, 1) })];
  const pages = [await seed.wikiPage({ author: pick(people, 2) })];
  const comments = [await seed.comment({ on: pick(posts, 0), author })];
  return { people, posts, pages, comments };
}

it('a person’s counts say what everybody may see of theirs, whatever happens to it', async () => {
  const act = fc.record({
    name: fc.constantFrom(...Object.keys(ACTS)),
    who: fc.nat(20),
    what: fc.nat(20),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      await removeContent(database);
      const here = await village();
      for (const { name, who, what } of acts) {
        // What names a thing that was removed meanwhile is refused, and changes nothing.
        await ACTS[name]?.(here, who, what).catch(() => undefined);
      }
      expect(await countWrong(database, userCounts, 'everything')).toBe(0);
    }),
    { numRuns: 15, seed: 1 },
  );
}, 120_000);

it('many comments in one statement are all counted', async () => {
  const { posts } = await village();
  await change(sql`
    insert into comments (id, post_id, author_id, author_name, markdown, html, text)
    select gen_random_uuid(), ${pick(posts, 0).id}::uuid, u.id, 'x', '', '', ''
    from users u, generate_series(1, 50)`);
  const rows = await database.run<{ count: number }>(
    'test.counts',
    sql`select comment_count as count from users order by username`,
  );
  expect(rows.map(({ count }) => count)).toEqual([51, 50, 50]);
});
