import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../generated/client/client.ts';
import { POOL } from '../settings.ts';

/** Above this many distinct statements, further ones are sent unprepared. */
const MAX_NAMES = 1_000;

const names = new Map<string, string>();

/** Named statements are prepared once a connection: an option of the adapter that saves planning. */
function statementNameGenerator({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MAX_NAMES) return '';
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

export const prisma = new PrismaClient({
  adapter: new PrismaPg(POOL, { statementNameGenerator }),
});
