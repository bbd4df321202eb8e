import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const bundle = await readFile(new URL('../../dist/web/server/server.js', import.meta.url), 'utf8');

it('the bundle that renders pages on the server has no development builds', () => {
  // React looks there for which build to use, and a server that sets nothing gets the slow one.
  expect(bundle).not.toContain('process.env.NODE_ENV');
});

it('the bundle that renders pages on the server makes Node follow no promises', () => {
  expect(bundle).not.toContain('async_hooks');
});
