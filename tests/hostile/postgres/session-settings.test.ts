import { setTimeout as sleep } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterAll, expect, inject, it } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import { openTestApi, serveTest } from '../../support/api.ts';
import { member } from '../../support/members.ts';
import { administer } from '../../support/postgres-databases.ts';

// What an operator may have set for the people who use a database or a role.

const direct = await openTestApi();
const ada = await member(direct, 'ada');
const members = [
  ada,
  ...(await Promise.all(['bob', 'cy', 'di'].map((who) => member(direct, who)))),
];
const post = await direct.seed.post({ author: ada.user });

const IDLE_TIME = 200;
const name = new URL(direct.database.url).pathname.slice(1);
await administer(inject('postgresUrl'), async (client) => {
  for (const setting of [
    `datestyle = 'German'`,
    `default_transaction_isolation = 'serializable'`,
    `default_transaction_deferrable = on`,
    `standard_conforming_strings = off`,
    `idle_session_timeout = ${IDLE_TIME}`,
    `lock_timeout = 1`,
  ]) {
    await client.query(`alter database ${name} set ${setting}`);
  }
});

const incidents: string[] = [];
const note = (what: string | number) => void incidents.push(String(what));
const database = await openDatabase({
  url: `${direct.database.url}?options=-c%20work_mem%3D65kB%20-c%20datestyle%3Dsql`,
  statementTimeout: 20,
  incidents: { lost: note, recovered: note, short: note, diskFull: note, roomAgain: note },
});
afterAll(() => database.close());
const api = serveTest(database, { WRITE_LIMITS: 'off' });

it('members write at the same time', async () => {
  const input = { subjectId: encodeGlobalId('Post', post.id), markdown: 'A thought.' };
  const mutation = `mutation ($input: CreateCommentInput!) { createComment(input: $input) { __typename } }`;
  const answers = await Promise.all(
    members.flatMap(({ token }) =>
      Array.from({ length: 5 }, () => api.as(token).answer(mutation, { input })),
    ),
  );
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
});

it('times are read as they are', async () => {
  const input = { title: 'Ink', markdown: 'Made of *oak galls*.' };
  const mutation = `mutation ($input: CreateWikiPageInput!) {
    createWikiPage(input: $input) { wikiPage { createdAt } }
  }`;
  const { createWikiPage } = await api.as(ada.token).ask(mutation, { input });
  expect(Date.now() - Date.parse(createWikiPage.wikiPage.createdAt)).toBeLessThan(60_000);
});

it('connections that are idle stay', async () => {
  await api.ask('{ users { totalCount } }');
  await sleep(3 * IDLE_TIME);
  expect(incidents).toEqual([]);
});

it('options of the URL are used where they do no harm', async () => {
  const settings = await database.run(
    'test.settings',
    sql`select current_setting('work_mem') as memory, current_setting('DateStyle') as dates`,
  );
  expect(settings).toEqual([{ memory: '65kB', dates: expect.stringMatching(/^ISO/) }]);
});
