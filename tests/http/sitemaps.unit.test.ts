import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { sitemaps } from '../../src/http/served/sitemaps.ts';
import type { SitemapSource, SitemapSpan } from '../../src/http/sitemaps/sitemap-source.ts';

describe('a sitemap of 120,001 posts', () => {
  it('has three parts of at most 50,000, each post once', async () => {
    const { source, spans } = numbered(120_001);
    const get = serve(source);
    const index = await get('/sitemap.xml');
    const texts = await Promise.all([1, 2, 3].map((part) => get(`/sitemaps/posts-${part}.xml`)));
    const paths = texts.map((text) => text.match(/\/posts\/\d+/g) ?? []);

    expect(index.match(/<sitemap>/g)).toHaveLength(3);
    expect(paths.map(({ length }) => length)).toEqual([50_000, 50_000, 20_001]);
    expect(new Set(paths.flat()).size).toBe(120_001);
    expect(Math.max(...spans.map(({ limit }) => limit))).toBe(5_000);
  });

  it('has new posts in its last part, and is planned once', async () => {
    const { source, spans, add } = numbered(50_001);
    const get = serve(source);
    await get('/sitemap.xml');
    const { length } = spans;
    add();

    expect((await get('/sitemaps/posts-2.xml')).match(/<url>/g)).toHaveLength(2);
    await get('/sitemap.xml');
    expect(spans).toHaveLength(length + 1);
  });

  it('costs each client a point for what it reads', async () => {
    const taken: number[] = [];
    const get = serve(numbered(3).source, (points) => {
      taken.push(points);
      return taken.length > 1 ? new GraphQLError('Too much') : null;
    });
    await get('/sitemaps/posts-1.xml');

    await expect(get('/sitemaps/posts-1.xml')).rejects.toThrow('Too much');
    expect(taken).toEqual([30, 30]);
  });
});

describe('a sitemap whose database fails', () => {
  it('is an error before the answer begins, and ends it afterwards', async () => {
    let reads = 0;
    const { source } = numbered(7_000);
    const get = serve({
      ...source,
      read(span) {
        reads += 1;
        if (reads === 1 || reads === 3) throw new Error('away');
        return source.read(span);
      },
    });

    await expect(get('/sitemaps/posts-1.xml')).rejects.toThrow('away');
    await expect(get('/sitemaps/posts-1.xml')).rejects.toThrow('away');
    expect((await get('/sitemaps/posts-1.xml')).match(/<url>/g)).toHaveLength(7_000);
  });

  it('is planned anew when planning failed', async () => {
    let calls = 0;
    const { source } = numbered(1);
    const get = serve({
      ...source,
      summarize(span) {
        calls += 1;
        if (calls === 1) return Promise.reject(new Error('away'));
        return source.summarize(span);
      },
    });

    await expect(get('/sitemap.xml')).rejects.toThrow('away');
    expect(await get('/sitemap.xml')).toContain('posts-1.xml');
  });
});

/** Posts with the numbers from 1 on, and the spans that were asked for. */
function numbered(total: number) {
  let count = total;
  const spans: SitemapSpan[] = [];
  const idsOf = (span: SitemapSpan) => {
    spans.push(span);
    const first = Number(span.after ?? 0) + 1;
    const last = Math.min(count, Number(span.until ?? count), first + span.limit - 1);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => String(first + n));
  };
  const source: SitemapSource = {
    name: 'posts',
    read: async (span) => idsOf(span).map((id) => ({ id, path: `/posts/${id}`, modifiedAt: null })),
    async summarize(span) {
      const ids = idsOf(span);
      return { count: ids.length, last: ids.at(-1) ?? null, modifiedAt: null };
    },
  };
  const add = () => {
    count += 1;
  };
  return { source, spans, add };
}

function serve(
  source: SitemapSource,
  takeCost: (points: number) => GraphQLError | null = () => null,
) {
  const { answer } = sitemaps({
    site: { url: null },
    sources: [source],
    shares: { takeCost: (_request, points) => takeCost(points) },
  });
  return async (path: string): Promise<string> => {
    const request = new Request(`http://commonplace${path}`);
    const response = await answer({ request, url: new URL(request.url), Response, cut: null });
    return response?.text() ?? 'nothing';
  };
}
