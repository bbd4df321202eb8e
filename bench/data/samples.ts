import pg from 'pg';
import type { Samples } from '../contract.ts';
import { searchQueries } from './search-queries.ts';

interface SamplesOptions {
  /** How many comments are newer than the deep page of the feed. */
  readonly depth?: number;
  /** Whether answers about the people, posts and pages are of one length, however large the community is. */
  readonly isAlike?: boolean;
}

/**
 * What requests are about. An id's last digits are a digest of what it stands for: in their order rows
 * come as if by chance, and as the same ones in every run.
 *
 * @param url of a database that `prepareDatabase` made
 */
export async function readSamples(
  url: string,
  { depth = PAGES * PAGE, isAlike = false }: SamplesOptions = {},
): Promise<Samples> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const texts = async (query: string) => {
      const { rows } = await client.query<{ text: string }>(query);
      return rows.map(({ text }) => text);
    };
    const { rows: places } = await client.query<Samples['feedPlace']>(FEED_PLACE, [depth]);
    const { rows: nodes } = await client.query<Samples['nodes'][number]>(NODES);
    const [feedPlace] = places;
    if (feedPlace === undefined) throw new Error(`The feed has fewer than ${depth} comments`);
    return {
      usernames: await texts(isAlike ? ALIKE.usernames : USERNAMES),
      postSlugs: await texts(isAlike ? ALIKE.postSlugs : POST_SLUGS),
      wikiSlugs: await texts(isAlike ? ALIKE.wikiSlugs : WIKI_SLUGS),
      feedPlace,
      searches: searchQueries(),
      nodes,
    };
  } finally {
    await client.end();
  }
}

const BY_CHANCE = `right(id::text, 12)`;

/** The authors of comments: somebody who wrote twice as much is read twice as often. */
const USERNAMES = `
  select u.username as text
  from (select author_id from comments order by ${BY_CHANCE} limit 500) c
  join users u on u.id = c.author_id`;

/** The fifty with the longest threads, and 150 others: those that random comments are below. */
const POST_SLUGS = `
  with longest as (
    select id, slug from posts order by comment_count desc, id limit 50
  ),
  others as (
    select distinct p.id, p.slug
    from (select post_id from comments order by ${BY_CHANCE} limit 1000) c
    join posts p on p.id = c.post_id
    where p.id not in (select id from longest)
  )
  select slug as text
  from (select * from longest union all (select * from others order by ${BY_CHANCE} limit 150)) p
  order by ${BY_CHANCE}`;

const WIKI_SLUGS = `
  select slug as text from wiki_pages
  order by contribution_count >= 20 desc, ${BY_CHANCE}
  limit 200`;

/** People whose lists are full, posts with some 45 comments, and pages of 20 versions or more. */
const ALIKE = {
  usernames: `
    select username as text from users
    where comment_count >= 20 and post_count >= 10 and wiki_contribution_count >= 10
    order by ${BY_CHANCE}
    limit 200`,
  postSlugs: `
    select slug as text from posts
    where comment_count between 30 and 60
    order by ${BY_CHANCE}
    limit 200`,
  wikiSlugs: `
    select slug as text from wiki_pages
    where contribution_count between 20 and 300
    order by ${BY_CHANCE}
    limit 200`,
};

/** The deep page comes after so many pages of so many comments. */
const PAGES = 1000;
const PAGE = 20;

/** The last comment before it. */
const FEED_PLACE = `
  select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
  from comments
  order by comments.created_at desc, id desc
  offset $1::int - 1 limit 1`;

const NODES = `
  select type, id from (
    (select 'Comment' as type, id from comments order by ${BY_CHANCE} limit 200)
    union all (select 'Post', id from posts order by ${BY_CHANCE} limit 150)
    union all (select 'User', id from users order by ${BY_CHANCE} limit 100)
    union all (select 'WikiPage', id from wiki_pages order by ${BY_CHANCE} limit 50)
  ) n
  order by ${BY_CHANCE}`;
