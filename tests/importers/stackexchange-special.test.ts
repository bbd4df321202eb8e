import sql, { type Sql } from 'sql-template-tag';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { fixture, importDump } from './import-dump.ts';

const database = await openTestDatabase();
let result: Awaited<ReturnType<typeof importDump>>;

beforeAll(async () => {
  result = await importDump(database, fixture('lanterns-meta'), { batchSize: 7 });
}, 60_000);

function rows<Row = Record<string, unknown>>(query: Sql): Promise<Row[]> {
  return database.run<Row>('test.rows', query);
}

/** Rows that came from rows of the dump, by what the dump calls them. */
function origin(kind: string, externalId: string): Sql {
  return sql`(
    select o.our_id from origins o
    where o.source = 'stackexchange:lanterns-meta' and o.kind = ${kind}
      and o.external_id = ${externalId}
  )`;
}

describe('people', () => {
  it('get usernames from their display names: unique, ASCII, short, never a reserved word', async () => {
    const people = await rows<{ username: string }>(
      sql`select username, display_name as "displayName" from users order by joined_at`,
    );
    expect(people).toEqual([
      { username: 'community', displayName: 'Community' },
      { username: 'ada-wren', displayName: 'Ada Wren' },
      { username: 'ada-wren-2', displayName: 'Ada Wren' },
      { username: 'vladimir-klyuch', displayName: 'Владимир Ключ' },
      { username: 'user-4', displayName: 'Admin' },
      { username: 'user5', displayName: 'user5' },
      {
        username: 'bartholomew-the-extraordinarily-patient',
        displayName: 'Bartholomew the Extraordinarily Patient Wick Trimmer',
      },
      { username: 'wick-anders', displayName: 'Wick Anders' },
      { username: 'olive', displayName: 'Olive' },
      { username: 'izakaya-lantern', displayName: '🏮' },
    ]);
  });

  it('bring their bio, karma, place and addresses; scripts are left behind', async () => {
    const [ada] = await rows(sql`
      select bio_html as bio, karma, location, website_url as website, avatar_url as avatar
      from users where username = 'ada-wren'`);
    expect(ada).toMatchObject({
      karma: 420,
      location: 'by the harbour',
      website: 'https://lanterns.example/ada',
      avatar: 'https://lanterns.example/ada.png',
    });
    expect(ada?.['bio']).toContain('<b>storm lanterns</b>');
    expect(ada?.['bio']).toContain('href="https://lanterns.meta.stackexchange.com/questions/1"');
    expect(ada?.['bio']).not.toContain('alert');
    const unsafe = await rows(sql`select from users where website_url like 'javascript:%'`);
    expect(unsafe).toEqual([]);
  });

  it('have ids in the order of time', async () => {
    const byId = await rows<{ at: string }>(sql`select joined_at as at from users order by id`);
    expect(byId.map((row) => row.at)).toEqual(byId.map((row) => row.at).toSorted());
  });
});

describe('questions', () => {
  it('become posts with unique slugs; a title without letters falls back to the id', async () => {
    const posts = await rows(sql`
      select p.slug, p.kind::text as kind from posts p
      join origins o on o.our_id = p.id order by o.external_id::int`);
    expect(posts.map((post) => post['slug'])).toEqual([
      'why-does-my-lantern-smoke',
      'why-does-my-lantern-smoke-2',
      'what-is-a-history',
      'who-was-i',
      'post-9',
      'how-do-i-clean-glass',
    ]);
    expect(new Set(posts.map((post) => post['kind']))).toEqual(new Set(['QUESTION']));
  });

  it('keep scores, votes counted up and down, times and the accepted answer', async () => {
    const [post] = await rows(sql`
      select score, vote_count as votes, published_at as published, edited_at as edited,
        accepted_answer_id = ${origin('comment', 'answer:3')} as accepted
      from posts where slug = 'why-does-my-lantern-smoke'`);
    expect(post).toEqual({
      score: 5,
      votes: 3,
      published: '2020-02-01T10:00:00+00:00',
      edited: '2020-02-03T10:00:00+00:00',
      accepted: true,
    });
  });

  it('keep the recorded name where the account is gone, and the id where there is no name', async () => {
    const gone = await rows(sql`
      select slug, author_name as author from posts where author_id is null order by slug`);
    expect(gone).toEqual([
      { slug: 'what-is-a-history', author: 'user99' },
      { slug: 'who-was-i', author: 'Somebody who left' },
    ]);
  });

  it('are locked while they are closed or locked, and not when they were reopened', async () => {
    const locked = await rows(sql`
      select slug, locked_at as at from posts where locked_at is not null order by slug`);
    expect(locked).toEqual([
      { slug: 'post-9', at: '2020-02-09T12:00:00+00:00' },
      { slug: 'why-does-my-lantern-smoke-2', at: '2020-02-06T10:00:00+00:00' },
    ]);
  });

  it('are filed under the pages of their tags, in both ways of writing them, known or not', async () => {
    const filed = await rows(sql`
      select p.slug as post, w.slug as topic from post_topics pt
      join posts p on p.id = pt.post_id join wiki_pages w on w.id = pt.topic_id
      order by p.slug, w.slug`);
    expect(filed.map(({ post, topic }) => `${post}: ${topic}`)).toEqual([
      'how-do-i-clean-glass: glass',
      'what-is-a-history: wicks',
      'who-was-i: unlisted-tag',
      'why-does-my-lantern-smoke: oil',
      'why-does-my-lantern-smoke: wicks',
      'why-does-my-lantern-smoke-2: wicks',
    ]);
  });
});

describe('the history of a question', () => {
  const versions = (slug: string) =>
    rows(sql`
      select r.version, r.title, r.markdown, r.summary, r.author_name as author,
        r.chars_added as added, r.chars_removed as removed, e.version as reverts
      from revisions r
      join posts p on p.id = r.post_id
      left join revisions e on e.id = r.reverts_to_id
      where p.slug = ${slug}
      order by r.version`);

  it('becomes versions: one an edit, also where only title or tags changed', async () => {
    const text = 'Mine smokes as soon as the wind turns. What do I trim?';
    expect(await versions('why-does-my-lantern-smoke')).toMatchObject([
      {
        version: 1,
        title: 'My lantern smokes',
        markdown: 'Mine smokes when the wind turns.\n\nWhat do I trim?',
        summary: null,
        author: 'Ada Wren',
        removed: 0,
      },
      { version: 2, title: 'My lantern smokes', markdown: text, summary: 'shorter' },
      {
        version: 3,
        title: 'Why does my lantern smoke?',
        markdown: text,
        author: 'Владимир Ключ',
        added: 0,
        removed: 0,
      },
      { version: 4, markdown: text, summary: 'edited tags (tags: +oil)', added: 0, removed: 0 },
      { version: 5, markdown: 'gone', author: 'a passer-by' },
      { version: 6, markdown: text, summary: 'Rollback to version 4', reverts: 4 },
    ]);
  });

  it('goes by time, not by the order of the file; an unnamed rollback finds its version', async () => {
    expect(await versions('why-does-my-lantern-smoke-2')).toMatchObject([
      { version: 1, reverts: null },
      { version: 2, markdown: 'Never mind.', reverts: null },
      { version: 3, reverts: 1 },
    ]);
  });

  it('counts the characters of every version against the one before', async () => {
    const [first, second] = await versions('why-does-my-lantern-smoke-2');
    const length = String(first?.['markdown']).length;
    expect(first).toMatchObject({ added: length, removed: 0 });
    expect(Number(second?.['added'])).toBeGreaterThan(0);
    expect(Number(second?.['removed'])).toBeGreaterThan(0);
    expect(Number(second?.['removed']) - Number(second?.['added'])).toBe(
      length - 'Never mind.'.length,
    );
  });

  it('is a single version, from the body, where the dump has none', async () => {
    expect(await versions('what-is-a-history')).toMatchObject([
      { version: 1, markdown: 'Nobody kept how this came about.', author: 'user99' },
    ]);
  });

  it("shows the site's HTML where Markdown has HTML in it, and derives Markdown from it", async () => {
    const [version] = await rows(sql`
      select r.markdown, r.html from revisions r join posts p on p.current_revision_id = r.id
      where p.slug = 'how-do-i-clean-glass'`);
    expect(version?.['markdown']).toBe('How do I clean `glass`?\\\nIt is grey.');
    expect(version?.['html']).toContain('<kbd>glass</kbd>');
  });
});

describe('answers and comments', () => {
  it('become one tree: answers at the top, comments under what they are on', async () => {
    const tree = await rows(sql`
      with recursive walk as (
        select c.id, c.depth, c.text, c.is_answer, array[c.created_at::text || c.id::text] as path
        from comments c where c.parent_id is null
          and c.post_id = ${origin('post', '1')}
        union all
        select c.id, c.depth, c.text, c.is_answer, w.path || (c.created_at::text || c.id::text)
        from comments c join walk w on c.parent_id = w.id
      )
      select repeat('. ', depth) || case when is_answer then 'A: ' else '' end || text as line
      from walk order by path`);
    expect(tree.map((row) => row['line'])).toEqual([
      'Which oil do you burn?',
      '. @Olive rape seed, mostly.',
      '# is not a heading, 1. is not a list',
      '@ad Two letters are too few.',
      '@Ola is nobody; see https://lanterns.meta.stackexchange.com/q/6',
      'A: Trim the wick square, a thumb above the cap.',
      '. How high is a thumb? See wicks and /a/2.',
      '. . @AdaWren: an inch.',
      '. . . @wic Thank you! $5 well spent, or 6$.',
      '. @Nobody at all',
      '. . @влад Same millisecond, same thread.',
      'A: Somebody changed this text where no history tells of it.',
    ]);
  });

  it('have their counters and the place in their thread', async () => {
    const [answer] = await rows(sql`
      select reply_count as replies, descendant_count as descendants, vote_count as votes,
        edited_at as edited
      from comments where id = ${origin('comment', 'answer:3')}`);
    expect(answer).toEqual({
      replies: 2,
      descendants: 5,
      votes: 1,
      edited: '2020-02-04T10:00:00+00:00',
    });
    const [reply] = await rows(sql`
      select root_id = ${origin('comment', 'answer:3')} as under, author_name as author
      from comments where id = ${origin('comment', 'comment:7')}`);
    expect(reply).toEqual({ under: true, author: 'Guest' });
  });

  it('find their question also where it comes later in the file', async () => {
    const [answer] = await rows(sql`
      select p.slug from comments c join posts p on p.id = c.post_id
      where c.id = ${origin('comment', 'answer:2')}`);
    expect(answer).toEqual({ slug: 'how-do-i-clean-glass' });
  });

  it('have the Markdown of the history if that is what the site shows, else that of the body', async () => {
    const bodies = await rows(sql`
      select markdown from comments
      where id in (${origin('comment', 'answer:3')}, ${origin('comment', 'answer:4')})
      order by created_at`);
    expect(bodies.map((row) => row['markdown'])).toEqual([
      'Trim the wick *square*, a thumb above the cap.',
      'Somebody changed this text where no history tells of it.',
    ]);
  });

  it('show prices as prices on a site without formulas', async () => {
    const maths = await rows(sql`select from comments where html like '%<math%'`);
    expect(maths).toEqual([]);
  });
});

describe('tags', () => {
  it('become wiki pages, each with a slug of its own', async () => {
    const pages = await rows(sql`
      select slug, title, post_count as posts, contribution_count as contributions,
        created_at as created
      from wiki_pages order by slug`);
    expect(pages).toEqual([
      {
        slug: 'glass',
        title: 'glass',
        posts: 1,
        contributions: 2,
        created: '2020-02-02T12:00:00+00:00',
      },
      {
        slug: 'oil',
        title: 'oil',
        posts: 1,
        contributions: 0,
        created: '2020-02-01T10:00:00+00:00',
      },
      {
        slug: 'page-search',
        title: 'search',
        posts: 0,
        contributions: 0,
        created: '2020-01-01T08:00:00+00:00',
      },
      {
        slug: 'unlisted-tag',
        title: 'unlisted-tag',
        posts: 1,
        contributions: 0,
        created: '2020-02-08T10:00:00+00:00',
      },
      {
        slug: 'wicks',
        title: 'wicks',
        posts: 3,
        contributions: 4,
        created: '2020-02-01T10:00:00+00:00',
      },
    ]);
  });

  it('have excerpt and wiki as one text, of which every edit of either is a version', async () => {
    const versions = await rows(sql`
      select r.version, r.markdown, r.summary, r.author_name as author from revisions r
      join wiki_pages w on w.id = r.wiki_page_id where w.slug = 'wicks' order by r.version`);
    expect(versions).toEqual([
      { version: 1, markdown: '', summary: null, author: 'Ada Wren' },
      { version: 2, markdown: 'What carries the oil.', summary: null, author: 'Ada Wren' },
      {
        version: 3,
        markdown: 'What carries the oil to the flame.',
        summary: 'said where',
        author: 'Владимир Ключ',
      },
      {
        version: 4,
        markdown: 'What carries the oil to the flame.\n\nCotton, flat or round.',
        summary: null,
        author: 'Olive',
      },
    ]);
  });

  it('know who wrote them', async () => {
    const contributors = await rows(sql`
      select c.author_name as author, c.contribution_count as contributions
      from wiki_contributors c join wiki_pages w on w.id = c.wiki_page_id
      where w.slug = 'wicks' order by c.contribution_count desc, c.author_name`);
    expect(contributors).toEqual([
      { author: 'Ada Wren', contributions: 2 },
      { author: 'Olive', contributions: 1 },
      { author: 'Владимир Ключ', contributions: 1 },
    ]);
  });
});

it('finds links in texts and in the list of links, and each once', async () => {
  const links = await rows(sql`
    select l.kind::text as kind,
      (select o.kind || ' ' || o.external_id from origins o
        where o.our_id = coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)) as source,
      (select o.kind || ' ' || o.external_id from origins o
        where o.our_id = coalesce(l.target_post_id, l.target_comment_id, l.target_wiki_page_id)) as target
    from links l`);
  expect(links.map(({ kind, source, target }) => `${source} ${kind} ${target}`).toSorted()).toEqual(
    [
      'comment comment:14 MENTION post 6',
      'comment comment:3 MENTION wikiPage wicks',
      'post 6 DUPLICATE post 1',
      'post 6 MENTION comment answer:3',
      'post 6 MENTION comment comment:3',
      'post 6 MENTION post 1',
      'post 6 RELATED comment answer:3',
    ],
  );
});

describe('what is not imported', () => {
  it('is rejected with file, line, id and reason if it is broken', () => {
    expect(result.rejections.map(({ place, reason }) => ({ ...place, reason }))).toEqual([
      { file: 'Users.xml', line: 13, id: 'ten', reason: 'Id is no id: "ten"' },
      {
        ...{ file: 'Posts.xml', line: 19, id: '44' },
        reason: 'a tag wiki that no tag in Tags.xml names',
      },
      {
        ...{ file: 'Posts.xml', line: 20, id: '50' },
        reason: 'CreationDate is no time that there was; Score is no whole number: "many"',
      },
      { file: 'Comments.xml', line: 12, id: '10', reason: 'Text is missing' },
      {
        ...{ file: 'Comments.xml', line: 11, id: '9' },
        reason: 'the post 999, which it is on, is not in Posts.xml',
      },
      { file: 'Posts.xml', line: 7, id: '5', reason: 'the post 777 does not exist' },
      { file: 'Comments.xml', line: 13, id: '11', reason: 'the post 777 does not exist' },
    ]);
  });

  it('is counted: every row that was read is used, left out for a reason, or rejected', () => {
    const counts = [...result.tally.files].map(([file, { read, rejected, skipped }]) => {
      const leftOut = [...skipped.values()].reduce((sum, rows) => sum + rows, 0);
      return [file, read, read - leftOut - rejected, leftOut, rejected];
    });
    expect(counts).toEqual([
      ['Users.xml', 11, 10, 0, 1],
      ['Tags.xml', 4, 4, 0, 0],
      ['Posts.xml', 18, 13, 2, 3],
      ['PostHistory.xml', 36, 28, 8, 0],
      ['Votes.xml', 9, 5, 4, 0],
      ['Comments.xml', 14, 10, 1, 3],
      ['PostLinks.xml', 4, 2, 2, 0],
    ]);
  });
});
