import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { PROFILE_QUERY, profileVariables } from '../../src/http/profile-query.ts';
import { ELEMENT_KINDS } from '../../src/importers/fidelity/elements.ts';
import { fidelityReport } from '../../src/importers/fidelity/fidelity.ts';
import { measureFidelity } from '../../src/importers/fidelity/measure-fidelity.ts';
import { sourceTexts } from '../../src/importers/stackexchange/source-texts.ts';
import { examine } from '../../src/upkeep/doctor.ts';
import { serveTest } from '../support/api.ts';
import { openTestDatabase, testEngine } from '../support/database.ts';
import { realDump } from './dumps.ts';
import { importDump } from './import-dump.ts';
import { wholeDatabase } from './whole-database.ts';

/** What the dumps hold, counted by other means than ours. */
const DUMPS = [
  {
    name: 'conlang-meta',
    rowsRead: 2_339,
    users: 272,
    karma: 73_742,
    questions: 54,
    answers: 115,
    accepted: 11,
    comments: 230,
    scores: { posts: 831, comments: 220, votes: 1_065 },
    // Distinct RevisionGUIDs of edits, on questions and on tag wikis.
    revisions: 114,
    contributions: 13,
    tags: 71,
    tagged: 106,
    filedLinks: 20,
    withoutAccount: 20,
  },
  {
    name: 'bicycles-meta',
    rowsRead: 16_393,
    users: 2_551,
    karma: 2_308_473,
    questions: 453,
    answers: 971,
    accepted: 157,
    comments: 2_448,
    scores: { posts: 4_831, comments: 1_185, votes: 5_301 },
    revisions: 1_159,
    contributions: 43,
    tags: 94,
    tagged: 870,
    filedLinks: 182,
    withoutAccount: 126,
  },
] as const;

/** What the larger dump may take of one processor: others that are busy do not count against it. */
const CPU_SECONDS = 30;

/** Of each kind of element so much has to survive. */
const MIN_FIDELITY = 0.999;

const database = await openTestDatabase();
const { ask } = serveTest(database);

/** PGlite takes half a minute for the larger one, and has what the engines differ in with the smaller one. */
const dumps = testEngine() === 'pglite' ? DUMPS.slice(0, 1) : DUMPS;

// Both into one database: names that both have must be told apart.
for (const { name, ...expected } of dumps) {
  const directory = realDump(name);
  describe.skipIf(directory === undefined)(`the dump of ${name}`, () => {
    const runImport = () => importDump(database, directory ?? '');

    it('is imported completely, in time', { timeout: 300_000 }, async () => {
      const before = process.cpuUsage();
      const { tally, rejections } = await runImport();
      const seconds = cpuSecondsSince(before);
      const rate = (tally.rowsRead / seconds).toFixed(0);
      process.stdout.write(`${name}: ${seconds.toFixed(1)} s of CPU, ${rate} rows/s\n`);
      expect(rejections).toEqual([]);
      expect(tally.rowsRead).toBe(expected.rowsRead);
      expect(await counts(`stackexchange:${name}`)).toEqual(expectedCounts(expected));
      expect(seconds).toBeLessThan(CPU_SECONDS);
    });

    it('stores the elements that the site showed', { timeout: 60_000 }, async () => {
      const texts = sourceTexts({ directory: directory ?? '' });
      const source = `stackexchange:${name}`;
      const fidelity = await measureFidelity({ database, source, texts });
      process.stdout.write(`${name}:\n${fidelityReport(fidelity)}`);
      expect(fidelity.missing).toBe(0);
      expect(ELEMENT_KINDS.filter((kind) => fidelity.share(kind) < MIN_FIDELITY)).toEqual([]);
    });

    it('imported once more changes nothing', { timeout: 300_000 }, async () => {
      const before = await wholeDatabase(database);
      const { tally } = await runImport();
      expect(await wholeDatabase(database)).toEqual(before);
      expect([...tally.kinds.values()].map(({ written }) => written)).toEqual(
        [...tally.kinds.values()].map(() => 0),
      );
    });

    it('shows the profile of its busiest person, to the last comment', {
      timeout: 60_000,
    }, async () => {
      const { username, comments } = await busiestOf(`stackexchange:${name}`);
      const seen = new Set<string>();
      const variables: { username: string; moreComments: string | null } =
        profileVariables(username);
      do {
        const { user } = await ask(PROFILE_QUERY, variables);
        expect(user.comments.totalCount).toBe(comments);
        for (const { id, post, wikiPage } of user.comments.nodes) {
          expect(post ?? wikiPage).not.toBeNull();
          seen.add(id);
        }
        const { hasNextPage, endCursor } = user.comments.pageInfo;
        variables.moreComments = hasNextPage ? endCursor : null;
      } while (variables.moreComments !== null);
      expect(seen.size).toBe(comments);
      process.stdout.write(`${name}: ${username} wrote ${comments} comments, all of them shown\n`);
    });

    it('leaves every counter right and every invariant kept', { timeout: 60_000 }, async () => {
      const wrong = [];
      for await (const finding of examine(database, { fix: false })) {
        if (finding.wrong > 0) wrong.push(finding);
      }
      expect(wrong).toEqual([]);
    });
  });
}

type Expected = Omit<(typeof DUMPS)[number], 'name'>;

function expectedCounts({ rowsRead: _, answers, comments, scores, ...same }: Expected) {
  return {
    ...same,
    answers,
    comments: answers + comments,
    scoreOfPosts: scores.posts,
    scoreOfComments: scores.comments,
    votesOnPosts: scores.votes,
  };
}

async function counts(source: string): Promise<unknown> {
  const [row] = await database.run(
    'test.counts',
    sql`
      with mine as (select kind, our_id from origins where source = ${source}),
      u as (select t.* from users t join mine m on m.kind = 'user' and m.our_id = t.id),
      p as (select t.* from posts t join mine m on m.kind = 'post' and m.our_id = t.id),
      c as (select t.* from comments t join mine m on m.kind = 'comment' and m.our_id = t.id),
      v as (select t.* from revisions t join mine m on m.kind = 'revision' and m.our_id = t.id),
      w as (select t.* from wiki_pages t join mine m on m.kind = 'wikiPage' and m.our_id = t.id),
      l as (select t.* from links t join mine m on m.kind = 'link' and m.our_id = t.id)
      select
        (select count(*) from u) as users,
        (select sum(karma) from u) as karma,
        (select count(*) from p where kind = 'QUESTION') as questions,
        (select count(accepted_answer_id) from p) as accepted,
        (select count(*) from c where is_answer and depth = 0) as answers,
        (select count(*) from c) as comments,
        (select sum(score) from p) + (select sum(score) from c where is_answer) as "scoreOfPosts",
        (select sum(score) from c where not is_answer) as "scoreOfComments",
        (select sum(vote_count) from p)
          + (select sum(vote_count) from c where is_answer) as "votesOnPosts",
        (select count(*) from v where post_id is not null) as revisions,
        (select count(*) from v where wiki_page_id is not null) as contributions,
        (select count(*) from w) as tags,
        (select sum(post_count) from w) as tagged,
        (select count(*) from l where kind <> 'MENTION') as "filedLinks",
        (select count(*) from p where author_id is null)
          + (select count(*) from c where author_id is null) as "withoutAccount"`,
  );
  return row;
}

async function busiestOf(source: string): Promise<{ username: string; comments: number }> {
  const [row] = await database.run<{ username: string; comments: number }>(
    'test.busiest',
    sql`
      select u.username, count(*) as comments
      from users u
      join origins o on o.source = ${source} and o.kind = 'user' and o.our_id = u.id
      join comments c on c.author_id = u.id
      group by u.username order by comments desc, u.username limit 1`,
  );
  if (row === undefined) throw new Error(`Nobody of ${source} wrote a comment`);
  return row;
}

function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
