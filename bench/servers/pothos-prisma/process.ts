import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { listen } from '../listen.ts';
import { schema } from './schema.ts';

const yoga = createYoga({ schema, graphiql: false, landingPage: false, logging: false });
listen(createServer(yoga));
