/** Connections to PostgreSQL: as many for every server. */
export const POOL_SIZE = 10;

/**
 * What the peers' processes open their pools with. Sessions are in UTC, as Commonplace's are: Prisma's
 * adapter takes every time for UTC.
 */
export const POOL = {
  connectionString: process.env['DATABASE_URL'] ?? '',
  max: POOL_SIZE,
  options: '-c timezone=UTC',
};
