import { createServer } from 'node:http';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';
import { listen } from '../listen.ts';
import { POOL } from '../settings.ts';

/**
 * Prisma makes unique indexes where PostGraphile looks for constraints; its smart tags say what is
 * meant without a change to the tables.
 */
const uniqueKeys = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      'public.users': { tags: { unique: 'username' } },
      'public.posts': { tags: { unique: 'slug' } },
      'public.wiki_pages': { tags: { unique: 'slug' } },
    },
  },
});

const pool = new pg.Pool(POOL);

/** Without `context` or `pgSettings`, as for public data: each query runs without a transaction. */
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [uniqueKeys],
  disablePlugins: ['PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin'],
  pgServices: [makePgService({ pool, schemas: ['public', 'bench'] })],
  grafast: { explain: false },
  grafserv: { graphiql: false, watch: false, websockets: false },
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
listen(server);
