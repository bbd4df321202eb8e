import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { contractOf } from './contract.ts';

const contract = contractOf('React changed: see web/async-hooks.js');
const folder = dirname(createRequire(import.meta.url).resolve('react-dom/package.json'));
const server = readFileSync(join(folder, 'cjs/react-dom-server.node.production.js'), 'utf8');

contract('takes of async_hooks what web/async-hooks.js has', () => {
  const taken = [...server.matchAll(/async_hooks\.(\w+)/g)].map(([, name]) => name);
  const called = [...server.matchAll(/requestStorage\.(\w+)/g)].map(([, name]) => name);

  expect(taken).toEqual(['AsyncLocalStorage']);
  expect(new Set(called)).toEqual(new Set(['getStore', 'run']));
});
