import { expect, it, onTestFinished } from 'vitest';
import { openTestApi, serveTest } from '../../support/api.ts';
import { createTestDatabase } from '../../support/database.ts';
import { freePort } from '../../support/free-port.ts';
import { signIn, signUp } from '../people.ts';
import { runExample } from '../run-example.ts';

const { database } = await openTestApi();
const WHO = '{ viewer { user { id username } } }';

it('with a database the example knows its people again, and signs with the same key', {
  timeout: 60_000,
}, async () => {
  const store = await createTestDatabase({ content: 'nothing' });
  onTestFinished(store.remove);
  const environment = {
    PORT: String(await freePort()),
    DATABASE_URL: store.url,
    SECRET: 'kept for as long as the database is',
  };

  const before = await runExample(environment);
  const ada = await signUp(before.url, { username: 'ada', name: 'Ada' });
  const old = await ada.token();
  await before.stop();

  const after = await runExample(environment);
  onTestFinished(after.stop);
  const { as } = serveTest(database, after.settings);
  const token = await (await signIn(after.url, 'ada')).token();
  const { viewer } = await as(token).ask(WHO);
  expect(viewer.user.username).toBe('ada');
  expect(await as(old).ask(WHO)).toEqual({ viewer });
});
