import { escapeHtml } from '../lib/escape-html.ts';
import { invariant } from '../lib/invariant.ts';
import type { Encoding } from './accepted-encoding.ts';
import { type Bytes, digestOf, pack } from './pack.ts';
import { PROFILE_QUERY, profileVariables } from './profile-query.ts';

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
  const packed = new Map<Encoding, Promise<Bytes>>();
  return {
    digest: digestOf(identity),
    bytes(encoding) {
      const cached = packed.get(encoding) ?? pack(identity, encoding, QUALITY);
      packed.set(encoding, cached);
      return cached;
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

/** Brotli's best would take half a minute. */
const QUALITY = 5;
