import Fastify from 'fastify';
import { mercurius } from 'mercurius';
import { announce } from '../listen.ts';
import { loaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';
import { SCHEMA } from './schema.ts';

const app = Fastify();
await app.register(mercurius, { schema: SCHEMA, resolvers, loaders, jit: 1, graphiql: false });
await app.listen({ host: '127.0.0.1', port: 0 });
announce(app.server);
