import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { escapeHtml } from '../lib/escape-html.ts';
import { invariant } from '../lib/invariant.ts';
import type { Encoding } from './accepted-encoding.ts';
import { PROFILE_QUERY, profileVariables } from './profile-query.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** The page of GraphiQL: 9 MB, with everything it needs inside. */
export interface GraphiqlPage {
  /** Changes with the page. */
  readonly digest: string;
  /** The page as it is sent under a content coding; packed once, when first asked for. */
  bytes(encoding: Encoding): Promise<Bytes>;
}

interface PageOptions {
  readonly siteName: string;
  readonly endpoint: string;
  /** Whose profile the page opens with. */
  readonly username: string;
}

/** Renders the page. It opens with the profile query, ready to run, unless the browser remembers tabs. */
export async function renderPage({
  siteName,
  endpoint,
  username,
}: PageOptions): Promise<GraphiqlPage> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const variables = JSON.stringify(profileVariables(username), null, 2);
  const html = renderGraphiQL({
    endpoint,
    title: escapeHtml(`${siteName} · GraphiQL`),
    defaultTabs: [{ query: PROFILE_QUERY, variables }],
  });
  const identity = new TextEncoder().encode(withVariables(html, variables));
  const packed = new Map<Encoding, Promise<Bytes>>([['identity', Promise.resolve(identity)]]);
  return {
    digest: createHash('sha256').update(identity).digest('base64url').slice(0, 22),
    bytes(encoding) {
      const known = packed.get(encoding) ?? PACKERS[encoding](identity);
      packed.set(encoding, known);
      return known;
    },
  };
}

const ROOT = '<div id="root"></div>';

/**
 * GraphiQL takes a query from its options or its address, but what it shows as variables only from
 * where it stored them. They are put there: those of the address, or at the first visit the profile's.
 */
function withVariables(html: string, variables: string): string {
  invariant(html.includes(ROOT), 'the page of GraphiQL has the element that it is drawn into');
  const literal = JSON.stringify(variables).replaceAll('<', '\\u003c');
  const script = `{
const given = new URLSearchParams(location.search).get('variables');
const isFirstVisit = localStorage.getItem('graphiql:tabState') === null;
if (given !== null || isFirstVisit) localStorage.setItem('graphiql:variables', given ?? ${literal});
}`;
  return html.replace(ROOT, () => `${ROOT}<script>${script}</script>`);
}

/** Brotli's best quality would take half a minute. */
const BROTLI_QUALITY = 5;

const PACKERS: Readonly<Record<Encoding, (bytes: Bytes) => Promise<Bytes>>> = {
  br: async (bytes) =>
    new Uint8Array(
      await promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
    ),
  gzip: async (bytes) => new Uint8Array(await promisify(gzip)(bytes)),
  identity: async (bytes) => bytes,
};
