import type { SitemapSource, SitemapSpan } from './sitemap-source.ts';

/** The most addresses that one file may have (sitemaps.org, protocol 0.9). */
const MAX_ADDRESSES = 50_000;

/** How many rows one statement walks over, so that other statements run in between. */
const BATCH = 5_000;

/** One file of addresses. */
export interface SitemapPart {
  /** Its address, from the root of the site on. */
  readonly path: string;
  readonly source: SitemapSource;
  readonly span: SitemapSpan;
  /** How many addresses it had when it was planned. */
  readonly count: number;
  readonly modifiedAt: string | null;
}

/** Divides all that is listed into files. The last of each kind has no end, so that it takes what is new. */
export async function planParts(
  sources: readonly SitemapSource[],
): Promise<ReadonlyMap<string, SitemapPart>> {
  const parts = new Map<string, SitemapPart>();
  for (const source of sources) {
    let after: string | null = null;
    for (let number = 1; ; number++) {
      const { last, ...measured } = await measure(source, after);
      if (measured.count === 0) break;
      const isLast: boolean = measured.count < MAX_ADDRESSES;
      const path = `/sitemaps/${source.name}-${number}.xml`;
      const span = { after, until: isLast ? null : last, limit: MAX_ADDRESSES };
      parts.set(path, { path, source, span, ...measured });
      if (isLast) break;
      after = last;
    }
  }
  return parts;
}

async function measure({ summarize }: SitemapSource, start: string | null) {
  let count = 0;
  let last = start;
  let modifiedAt: string | null = null;
  while (count < MAX_ADDRESSES) {
    const limit = Math.min(BATCH, MAX_ADDRESSES - count);
    const batch = await summarize({ after: last, until: null, limit });
    count += batch.count;
    last = batch.last ?? last;
    if (Date.parse(batch.modifiedAt ?? '') > Date.parse(modifiedAt ?? '0001-01-01')) {
      modifiedAt = batch.modifiedAt;
    }
    if (batch.count < limit) break;
  }
  return { count, last, modifiedAt };
}

/** The entries of a part, a batch at a time. */
export async function* readPart({ source, span }: SitemapPart) {
  let { after, limit } = span;
  while (limit > 0) {
    const size = Math.min(BATCH, limit);
    const entries = await source.read({ after, until: span.until, limit: size });
    yield entries;
    limit -= entries.length;
    after = entries.at(-1)?.id ?? after;
    if (entries.length < size) break;
  }
}
