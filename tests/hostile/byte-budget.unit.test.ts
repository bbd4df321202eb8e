import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { readTogether } from '../../src/db/run.ts';
import { ByteBudget } from '../../src/lib/byte-budget.ts';

const TOO_LARGE = { code: 'ANSWER_TOO_LARGE' };

describe('ByteBudget', () => {
  it('ends an operation that reads more than it may', async () => {
    const budget = new ByteBudget({ limit: 10 });
    expect(budget.read(10)).toBeNull();
    expect(budget.left).toBe(0);
    await expect(budget.read(1)).rejects.toMatchObject(TOO_LARGE);
  });

  it('ends an operation that answers more than it may, however little it read', async () => {
    const budget = new ByteBudget({ limit: 10 });
    expect(budget.answer(10)).toBeNull();
    await expect(budget.answer(1)).rejects.toMatchObject(TOO_LARGE);
  });
});

describe('readTogether', () => {
  const queries = [{ name: 'test.read', query: sql`select 1 as one` }];
  const read = (cell: string | null) =>
    readTogether(
      {
        queryRaw: async () => ({ columnNames: ['rows'], columnTypes: [], rows: [[cell]] }),
      },
      { queries, limits: { budget: new ByteBudget({ limit: 10 }), begin: () => () => {} } },
    );

  it('does not parse more rows than an operation may read', async () => {
    // To parse it would fail.
    await expect(read('['.repeat(11))).rejects.toMatchObject(TOO_LARGE);
    expect(await read('[{"a":1}]')).toEqual([[{ a: 1 }]]);
  });

  it('ends an operation whose texts did not leave the database', async () => {
    await expect(read(null)).rejects.toMatchObject(TOO_LARGE);
  });
});
