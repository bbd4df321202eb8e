import { afterAll } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { openTestApi, serveTest } from '../../support/api.ts';
import { testEndingSubscriptions } from '../support/ending-subscriptions.ts';

const api = await openTestApi();
const second = await openDatabase({ url: api.database.url, poolSize: 3 });
afterAll(() => second.close());
const listening = serveTest(second);

testEndingSubscriptions({ api, listening, acting: api.database });
