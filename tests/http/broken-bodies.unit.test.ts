import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { createYoga } from 'graphql-yoga';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useRoutes } from '../../src/http/plugins/use-routes.ts';
import { sitemaps } from '../../src/http/served/sitemaps.ts';

/** A list of 10,000 addresses, of which those after the first 5,000 cannot be read. */
const broken = {
  name: 'posts',
  summarize: async ({ after }: { after: string | null }) => ({
    count: after === '2' ? 0 : 5_000,
    last: after === null ? '1' : '2',
    modifiedAt: null,
  }),
  async read({ after }: { after: string | null }) {
    if (after !== null) throw new Error('The database is gone.');
    return Array.from({ length: 5_000 }, (_, number) => ({
      id: '1',
      path: `/posts/${number}`,
      modifiedAt: null,
    }));
  },
};

describe('a body that fails after it began', () => {
  it.each(['gzip', 'identity'])(
    'cuts its connection, and leaves the server: %s',
    async (encoding) => {
      const lines: string[] = [];
      const write = (chunk: Buffer, _: string, done: () => void) => {
        lines.push(String(chunk));
        done();
      };
      const log = pino({ level: 'info' }, new Writable({ write }));
      const query = new GraphQLObjectType({
        name: 'Query',
        fields: { a: { type: GraphQLString } },
      });
      const endpoints = [
        sitemaps({ site: { url: null }, sources: [broken], shares: { takeCost: () => null } }),
      ];
      const yoga = createYoga({
        schema: new GraphQLSchema({ query }),
        plugins: [useRoutes({ endpoints, siteUrl: null, log })],
      });
      const server = createServer(yoga).listen(0, '127.0.0.1');
      await once(server, 'listening');
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      const download = fetch(`http://127.0.0.1:${port}/sitemaps/posts-1.xml`, {
        headers: { 'accept-encoding': encoding },
      });
      await expect(download.then((answer) => answer.text())).rejects.toThrow();
      expect(lines.join('')).toContain('The database is gone.');
      expect((await fetch(`http://127.0.0.1:${port}/robots.txt`)).status).toBe(200);
    },
  );
});
