import { expect, it } from 'vitest';
import { fill } from '../../../bench/data/fill/fill.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { examine } from '../../../src/upkeep/doctor.ts';
import { createTestDatabase } from '../../support/database.ts';

it('is a community in which the doctor finds nothing wrong', async () => {
  const { url, remove } = await createTestDatabase();
  await fill({ url, comments: 500, log: () => {} });
  const database = await openDatabase({ url });
  expect(await database.prisma.comment.count()).toBe(500);
  for await (const { name, wrong } of examine(database, { fix: false })) {
    expect({ name, wrong }).toEqual({ name, wrong: 0 });
  }
  await database.close();
  await remove();
}, 120_000);
