import sql, { type Sql } from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { type DriverError, driverErrorOf } from '../../src/db/driver-error.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';

const database = await openTestDatabase();
const seed = seedContent(database);
const bob = await seed.user('bob');
const post = await seed.post({ title: 'Trees', author: bob });
const other = await seed.post({ title: 'Shrubs' });
const page = await seed.wikiPage({ title: 'Botany' });
const comment = await seed.comment({ on: post, author: bob });
const revisionId = post.currentRevisionId;

/** The SQLSTATE that a statement fails with, and the message; undefined when it succeeds. */
async function refusal(statement: Sql): Promise<DriverError | undefined> {
  return database.execute('test.refused', statement).then(
    () => undefined,
    (error: unknown) => driverErrorOf(error),
  );
}

const CHECK_VIOLATION = '23514';
const UNIQUE_VIOLATION = '23505';

describe('a check refuses', () => {
  const id = sql`gen_random_uuid()`;
  const words = sql`'Bob', 'x', 'x', 'x'`;

  it.each<[string, string, Sql]>([
    [
      'a comment on both a post and a wiki page',
      'comments_subject_check',
      sql`update comments set wiki_page_id = ${page.id}::uuid where id = ${comment.id}::uuid`,
    ],
    [
      'a comment on neither',
      'comments_subject_check',
      sql`update comments set post_id = null where id = ${comment.id}::uuid`,
    ],
    [
      'a reply that claims to be at the top level',
      'comments_thread_check',
      sql`insert into comments (id, post_id, parent_id, root_id, depth, author_name, markdown, html, text)
          values (${id}, ${post.id}::uuid, ${comment.id}::uuid, ${comment.id}::uuid, 0, ${words})`,
    ],
    [
      'a reply that belongs to no thread',
      'comments_thread_check',
      sql`insert into comments (id, post_id, parent_id, depth, author_name, markdown, html, text)
          values (${id}, ${post.id}::uuid, ${comment.id}::uuid, 1, ${words})`,
    ],
    [
      'a reaction to both a post and a comment',
      'reactions_subject_check',
      sql`insert into reactions (id, user_id, post_id, comment_id, name)
          values (${id}, ${bob.id}::uuid, ${post.id}::uuid, ${comment.id}::uuid, 'heart')`,
    ],
    [
      'a reaction without a name',
      'reactions_name_check',
      sql`insert into reactions (id, user_id, post_id, name)
          values (${id}, ${bob.id}::uuid, ${post.id}::uuid, '')`,
    ],
    [
      'a negative count of replies',
      'comments_counters_check',
      sql`update comments set reply_count = -1 where id = ${comment.id}::uuid`,
    ],
    [
      'a negative count of comments',
      'posts_counters_check',
      sql`update posts set comment_count = -1 where id = ${post.id}::uuid`,
    ],
    [
      'a negative count of contributions',
      'wiki_pages_counters_check',
      sql`update wiki_pages set contribution_count = -1 where id = ${page.id}::uuid`,
    ],
    [
      'a revision of both a post and a wiki page',
      'revisions_subject_check',
      sql`update revisions set wiki_page_id = ${page.id}::uuid where id = ${revisionId}::uuid`,
    ],
    [
      'version 0',
      'revisions_version_check',
      sql`update revisions set version = 0 where id = ${revisionId}::uuid`,
    ],
    [
      'a vote for nothing',
      'votes_target_check',
      sql`insert into votes (id, voter_id, axis, value) values (${id}, ${bob.id}::uuid, 'KARMA', 1)`,
    ],
    [
      'a vote of 0',
      'votes_value_check',
      sql`insert into votes (id, voter_id, post_id, axis, value)
          values (${id}, ${bob.id}::uuid, ${post.id}::uuid, 'KARMA', 0)`,
    ],
    [
      'a link from nowhere',
      'links_source_check',
      sql`insert into links (id, target_post_id, kind) values (${id}, ${post.id}::uuid, 'MENTION')`,
    ],
    [
      'a link from two places',
      'links_source_check',
      sql`insert into links (id, source_post_id, source_comment_id, target_post_id, kind)
          values (${id}, ${post.id}::uuid, ${comment.id}::uuid, ${other.id}::uuid, 'MENTION')`,
    ],
    [
      'a link to nowhere',
      'links_target_check',
      sql`insert into links (id, source_post_id, kind) values (${id}, ${post.id}::uuid, 'MENTION')`,
    ],
    [
      'a link to itself',
      'links_not_itself_check',
      sql`insert into links (id, source_post_id, target_post_id, kind)
          values (${id}, ${post.id}::uuid, ${post.id}::uuid, 'MENTION')`,
    ],
    [
      'a contributor whose last contribution came before the first',
      'wiki_contributors_times_check',
      sql`insert into wiki_contributors (id, wiki_page_id, author_name, contribution_count,
            chars_added, chars_removed, surviving_chars, first_at, last_at)
          values (${id}, ${page.id}::uuid, 'Bob', 1, 1, 0, 1, '2026-02-01', '2026-01-01')`,
    ],
    [
      'a page without a slug',
      'wiki_pages_slug_check',
      sql`update wiki_pages set slug = '' where id = ${page.id}::uuid`,
    ],
  ])('%s', async (_, constraint, statement) => {
    expect(await refusal(statement)).toMatchObject({
      code: CHECK_VIOLATION,
      message: expect.stringContaining(`"${constraint}"`),
    });
  });

  it.each(['', 'Bob', '-bob', '_bob', 'bob!', 'b b', 'bøb', 'bob\n'])(
    'the username %j',
    async (username) => {
      const statement = sql`update users set username = ${username} where id = ${bob.id}::uuid`;
      expect(await refusal(statement)).toMatchObject({
        code: CHECK_VIOLATION,
        message: expect.stringContaining('users_username_check'),
      });
    },
  );

  it.each(['b', '0', 'bob-the_builder-', 'x'.repeat(500)])(
    'not the username %s',
    async (username) => {
      expect(
        await refusal(
          sql`insert into users (id, username, display_name) values (${id}, ${username}, '')`,
        ),
      ).toBeUndefined();
    },
  );
});

describe('nulls count as equal', () => {
  it('in what makes a contributor of a page unique', async () => {
    await seed.contributor({ page, author: null });
    await seed.contributor({ page, author: null, more: { authorName: 'Somebody else' } });
    await expect(seed.contributor({ page, author: null })).rejects.toMatchObject({ code: 'P2002' });
  });

  it('in what makes a link unique', async () => {
    await seed.link({ from: comment, to: page });
    await seed.link({ from: comment, to: page, kind: 'RELATED' });
    await seed.link({ from: post, to: page });
    await expect(seed.link({ from: comment, to: page })).rejects.toMatchObject({ code: 'P2002' });
  });

  it('but a person votes on any number of posts', async () => {
    await seed.vote({ by: bob, on: post });
    await seed.vote({ by: bob, on: other });
    await seed.vote({ by: bob, on: comment });
    const again = sql`
      insert into votes (id, voter_id, post_id, axis, value)
      values (gen_random_uuid(), ${bob.id}::uuid, ${post.id}::uuid, 'KARMA', 1)`;
    expect(await refusal(again)).toMatchObject({ code: UNIQUE_VIOLATION });
  });
});
