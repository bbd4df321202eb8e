import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { expect, inject, onTestFinished } from 'vitest';
import { driverErrorOf } from '../../src/db/driver-error.ts';
import { PrismaClient } from '../../src/db/generated/client.ts';
import { isTransactionTimeout } from '../../src/db/prisma-messages.ts';
import { isUnavailable } from '../../src/db/unavailable.ts';
import { contractOf } from './contract.ts';

const contract = contractOf(
  'Prisma changed: see src/db/driver-error.ts and src/db/prisma-messages.ts',
);
const statements = contractOf('Prisma changed: see src/db/postgres');

function openClient() {
  const pool = new pg.Pool({ connectionString: inject('postgresUrl'), max: 1 });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  onTestFinished(async () => {
    await prisma.$disconnect();
    await pool.end();
  });
  return { pool, prisma };
}

contract('keeps the code and the words of PostgreSQL inside its errors', async () => {
  const { prisma } = openClient();
  const error = await prisma.$queryRawUnsafe('select * from no_such_table').catch((e) => e);
  expect(driverErrorOf(error)).toEqual({
    code: '42P01',
    message: 'relation "no_such_table" does not exist',
  });
});

contract('says in the known words that no connection came free for a transaction', async () => {
  const { pool, prisma } = openClient();
  const taken = await pool.connect();
  const limits = { maxWait: 50, timeout: 1_000 };
  const error = await prisma.$transaction(async () => {}, limits).catch((e) => e);
  taken.release();
  expect(error.message).toSatisfy(isTransactionTimeout);
  expect(error).toSatisfy(isUnavailable);
});

statements('prepares a statement under the name that it is given', async () => {
  const { pool } = openClient();
  const adapter = await new PrismaPg(pool, {
    statementNameGenerator: () => 'commonplace_contract',
  }).connect();
  await adapter.queryRaw({ sql: 'select 1 as one', args: [], argTypes: [] });
  const { rows } = await pool.query('select name from pg_prepared_statements');
  expect(rows).toEqual([{ name: 'commonplace_contract' }]);
});
