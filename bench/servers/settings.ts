/** Connections to PostgreSQL: as many for every server. */
export const POOL_SIZE = 10;

/** Read by the processes of the peers; the others never load this with it unset. */
export const DATABASE_URL = process.env['DATABASE_URL'] ?? '';
