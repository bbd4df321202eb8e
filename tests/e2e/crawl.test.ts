import { describe, expect, inject, it } from 'vitest';

const serverUrl = inject('serverUrl');

/** Any list of the demo community is reached with fewer; a crawl that goes in circles ends. */
const MAX_PAGES = 600;

describe.skipIf(serverUrl === '')('a crawler without a script', () => {
  it('reaches every public post, wiki page, sequence and user by links from the front page', async () => {
    const listed = await listedPaths();
    const { users, wikiPages, posts, sequences } = await totals();
    const counts = [posts, wikiPages, sequences, users].map(({ totalCount }) => totalCount);

    expect(['posts', 'wiki', 'sequences', 'users'].map((kind) => countOf(listed, kind))).toEqual(
      counts,
    );
    expect(await missingAfterCrawl(listed)).toEqual([]);
  }, 120_000);
});

type Totals = Readonly<
  Record<'posts' | 'wikiPages' | 'sequences' | 'users', { readonly totalCount: number }>
>;

async function totals(): Promise<Totals> {
  const query =
    '{ posts { totalCount } wikiPages { totalCount } sequences { totalCount } users { totalCount } }';
  const response = await fetch(`${serverUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { readonly data: Totals };
  return data;
}

async function listedPaths(): Promise<string[]> {
  const parts = locationsIn(await textAt('/sitemap.xml'));
  const texts = await Promise.all(parts.map(textAt));
  return texts.flatMap(locationsIn);
}

function locationsIn(xml: string): string[] {
  return [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => new URL(url ?? '').pathname);
}

function countOf(paths: readonly string[], kind: string): number {
  return paths.filter((path) => path.startsWith(`/${kind}/`)).length;
}

/** Follows links until everything wanted was opened. New pages come first, further pages of lists later. */
async function missingAfterCrawl(wanted: readonly string[]): Promise<string[]> {
  const missing = new Set(wanted);
  const found = new Set(['/']);
  const pages = ['/'];
  const further: string[] = [];
  for (let opened = 0; opened < MAX_PAGES && missing.size > 0; opened++) {
    const address = pages.shift() ?? further.shift();
    if (address === undefined) break;
    const html = await textAt(address);
    missing.delete(address);
    for (const link of linksIn(html, address)) {
      if (found.has(link)) continue;
      found.add(link);
      (link.includes('?') ? further : pages).push(link);
    }
  }
  return [...missing];
}

async function textAt(path: string): Promise<string> {
  const response = await fetch(serverUrl + path, { headers: { accept: 'text/html' } });
  expect(response.status, path).toBe(200);
  return response.text();
}

/** The links of this site to pages, and to further pages of lists. */
function linksIn(html: string, address: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)].flatMap(([, href = '']) => {
    const url = new URL(href.replaceAll('&amp;', '&'), serverUrl + address);
    const isPage = /^\/(?:posts|wiki|users|sequences)?(?:\/[^/]+)?$/.test(url.pathname);
    const isFurther = [...url.searchParams.keys()].every((name) => /after$/.test(name));
    if (url.origin !== serverUrl || !isPage || !isFurther) return [];
    return [url.pathname + url.search];
  });
}
