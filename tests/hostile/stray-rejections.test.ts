import { afterAll, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { startMeasuredServer } from './support/measured-server.ts';

const created = await createTestDatabase();
const server = await startMeasuredServer({ DATABASE_URL: created.url, LOG_LEVEL: 'fatal' });
afterAll(async () => {
  await server.stop();
  await created.remove();
});

it('a rejected promise that nobody waits for does not end the server', async () => {
  server.reject();
  await server.peaks();
  const response = await fetch(`${server.url}/health/live`);
  expect(response.status).toBe(200);
  expect(server.hasDied).toBe(false);
});
