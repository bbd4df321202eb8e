import { buildSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { expect } from 'vitest';
import { YOGA_DEFAULTS_OFF } from '../../src/http/yoga-defaults.ts';
import { contractOf } from './contract.ts';

const contract = contractOf('Yoga changed: see src/http/yoga-defaults.ts');
const schema = buildSchema('type Query { a: Int }');
const accept = { accept: 'text/html' };
const addresses = ['/health', '/graphql/health', '/%20', '/a%20', '/graphql', '/'];

contract('answers no address with its health check, its GraphiQL or its landing page', async () => {
  const yoga = createYoga({ schema, ...YOGA_DEFAULTS_OFF });
  for (const address of addresses) {
    const response = await yoga.fetch(`http://127.0.0.1${address}`, { headers: accept });
    expect(response.status, address).toBeGreaterThanOrEqual(400);
  }
});

contract('would answer some of them without these settings', async () => {
  const yoga = createYoga({ schema, logging: false });
  const { status } = await yoga.fetch('http://127.0.0.1/health');
  expect(status, 'the health check may need no address any more').toBe(200);
});
