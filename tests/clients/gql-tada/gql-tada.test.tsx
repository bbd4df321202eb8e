import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { print } from 'graphql';
import { expect, it } from 'vitest';
import { endpoint } from '../support/expected.ts';
import { BUSIEST_PEOPLE, describe } from './busiest-people.ts';

it('gql.tada derives types from the schema that compile, and a typo does not', async () => {
  const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '--project', 'tests/clients'];

  await expect(promisify(execFile)(process.execPath, tsc)).resolves.toMatchObject({ stdout: '' });
});

it('gql.tada’s query gets what its types say', async () => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(BUSIEST_PEOPLE), variables: { first: 3 } }),
  });
  const { data } = await response.json();

  expect(describe(data)[0]).toMatch(/^perpetua 4812 \d+$/);
});
