import { createHash } from 'node:crypto';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Database } from '../../../src/db/database.ts';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import type { RichNodes } from '../../support/fixture-community.ts';

/** As many as a page may have. */
const MANY = 100;

/**
 * Adds people, posts, pages and sequences that each have a full page of everything, with short texts: the
 * most rows that an answer can have. They are the newest of their kinds.
 */
export async function addWideCommunity({ transaction }: Database): Promise<RichNodes> {
  await transaction(async ({ execute }) => {
    // Without triggers: what they keep is not asked for, and ten thousand rows take seconds with them.
    await execute('hostile.withoutTriggers', sql`set local session_replication_role = replica`);
    for (const [name, statement] of Object.entries(ROWS)) await execute(`wide.${name}`, statement);
  });
  const kinds = {
    User: 'user',
    Post: 'post',
    WikiPage: 'page',
    Sequence: 'sequence',
    Comment: 'comment_1_',
  };
  return Object.fromEntries(
    Object.entries(kinds).map(([type, kind]) => [type, encodeGlobalId(type, idOf(`${kind}1`))]),
  );
}

const NUMBERS = sql`generate_series(1, ${raw(String(MANY))})`;
const BYLINE = sql`author_id, author_name`;
const TEXT = sql`markdown, html, text`;
const SHORT = sql`'Wide', '<p>Wide</p>', 'Wide'`;

/** Ids are digests of what they are the ids of: the third comment on post 7 is `comment_3_7`. */
function id(kind: string, number: string): Sql {
  return sql`${raw(`md5('${kind}' || ${number})`)}::uuid`;
}

const ROWS: Readonly<Record<string, Sql>> = {
  users: sql`insert into users (id, username, display_name)
    select ${id('user', 'n')}, 'wide' || n, 'Wide' from ${NUMBERS} n`,
  posts: sql`insert into posts (id, slug, title, ${BYLINE}, published_at, current_revision_id)
    select ${id('post', 'n')}, 'wide-' || n, 'Wide', ${id('user', 'n')}, 'Wide', now(), ${id('text', 'n')}
    from ${NUMBERS} n`,
  texts: sql`insert into revisions (id, post_id, version, title, ${BYLINE}, ${TEXT})
    select ${id('text', 'n')}, ${id('post', 'n')}, 1000, 'Wide', ${id('user', 'n')}, 'Wide', ${SHORT}
    from ${NUMBERS} n`,
  pages: sql`insert into wiki_pages (id, slug, title, author_id, current_revision_id)
    select ${id('page', 'n')}, 'wide-' || n, 'Wide ' || n, ${id('user', 'n')}, ${id('version_1_', 'n')}
    from ${NUMBERS} n`,
  versions: sql`insert into revisions (id, wiki_page_id, version, title, ${BYLINE}, ${TEXT})
    select md5('version_' || m || '_' || n)::uuid, ${id('page', 'n')}, m, 'Wide', ${id('user', 'm')}, 'Wide', ${SHORT}
    from ${NUMBERS} n, ${NUMBERS} m`,
  contributors: sql`insert into wiki_contributors (id, wiki_page_id, ${BYLINE}, contribution_count, chars_added,
      chars_removed, surviving_chars, first_at, last_at)
    select md5('contributor' || m || '_' || n)::uuid, ${id('page', 'n')}, ${id('user', 'm')}, 'Wide', 1, 1, 1, 1,
      now(), now()
    from ${NUMBERS} n, ${NUMBERS} m`,
  topics: sql`insert into post_topics (post_id, topic_id, published_at)
    select ${id('post', 'n')}, ${id('page', 'm')}, now() from ${NUMBERS} n, ${NUMBERS} m`,
  sequences: sql`insert into sequences (id, slug, title, ${BYLINE})
    select ${id('sequence', 'n')}, 'wide-' || n, 'Wide', ${id('user', 'n')}, 'Wide' from ${NUMBERS} n`,
  entries: sql`insert into sequence_entries (id, sequence_id, post_id, position)
    select md5('entry' || m || '_' || n)::uuid, ${id('sequence', 'n')}, ${id('post', 'm')}, m
    from ${NUMBERS} n, ${NUMBERS} m`,
  // The first comment on each post is answered by all others.
  comments: sql`insert into comments (id, post_id, parent_id, root_id, depth, ${BYLINE}, ${TEXT}, reply_count)
    select md5('comment_' || m || '_' || n)::uuid, ${id('post', 'n')},
      ${raw('case when m > 1 then')} ${id('comment_1_', 'n')} end,
      ${raw('case when m > 1 then')} ${id('comment_1_', 'n')} end,
      least(m, 2) - 1, ${id('user', 'm')}, 'Wide', ${SHORT}, ${raw('case when m = 1 then 99 else 0 end')}
    from ${NUMBERS} n, ${NUMBERS} m`,
};

function idOf(name: string): string {
  const digest = createHash('md5').update(name).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
