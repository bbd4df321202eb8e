import pino from 'pino';
import { expect, it } from 'vitest';
import { serveTest } from '../support/api.ts';
import { openTestDatabase } from '../support/database.ts';

const lines: Record<string, unknown>[] = [];
const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) });
const { app } = serveTest(await openTestDatabase(), {}, log);

// A list of each kind of page, and what the API refuses.
it.each([
  '/posts?posts.after=xxx',
  '/posts?posts.authors=%00',
  '/users?users.after=xxx',
  '/wiki?pages.after=xxx',
  '/sequences?sequences.after=xxx',
  '/log?actions.after=xxx',
  '/recent-edits?edits.after=xxx',
  '/search?q=%00',
  '/search?q=the&results.after=xxx',
  `/search?q=${'word+'.repeat(110)}`,
])('an address that asks for what cannot be is no failure of ours: %s', async (path) => {
  lines.length = 0;
  const page = await app.fetch(`http://commonplace${path}`);

  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="app"');
  expect(lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
