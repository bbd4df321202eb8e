// @vitest-environment node
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, type OperationContext } from 'urql';
import { expect, it, onTestFinished } from 'vitest';
import { watchConsole } from '../support/console.ts';
import { overlappingQueries } from '../support/overlapping-selections.ts';
import { cacheOptions } from './cache.ts';

it('Graphcache keeps what every selection of the same objects has read', async () => {
  const said = watchConsole();
  onTestFinished(said.restore);
  const exchanges = [cacheExchange(cacheOptions), fetchExchange];
  const client = new Client({ url: 'https://example.org', exchanges, preferGetMethod: false });
  const ask = (query: string, context: Partial<OperationContext>) =>
    client.query(query, {}, context).toPromise();
  const overlaps = overlappingQueries();
  for (const half of [0, 1, 0] as const) {
    for (const { halves } of overlaps) {
      const { query, data } = halves[half];
      const fetch = async () => Response.json({ data });
      await ask(query, { fetch, requestPolicy: 'network-only' });
    }
  }

  const lost: string[] = [];
  for (const { name, halves } of overlaps) {
    for (const { query, data } of halves) {
      const read = await ask(query, { requestPolicy: 'cache-only' });
      if (read.data) expect(read.data).toEqual(data);
      else lost.push(name);
    }
  }
  expect(lost).toEqual([]);
  expect([...said.lines]).toEqual([]);
});
