import { LRUCache } from 'lru-cache';
import { prepareHtml } from './prepare-html.ts';
import type { ServerTexts } from './server-texts-context.ts';

/**
 * How many tags of texts are parsed for a page. Parsing holds the server, about 5 ms for a thousand; the longest
 * text has a hundred thousand.
 */
const MAX_TAGS = 10_000;

/** In characters. */
const MAX_CACHE_SIZE = 4_000_000;

const cache = new LRUCache<string, string>({
  maxSize: MAX_CACHE_SIZE,
  sizeCalculation: (prepared, key) => prepared.length + key.length,
});

/** @param address of the page */
export function serverTexts(address: string): ServerTexts {
  let tagsLeft = MAX_TAGS;
  const { origin } = new URL(address);

  return {
    prepare(html, options) {
      const key = `${origin} ${JSON.stringify(options)} ${html}`;
      const found = cache.get(key);
      if (found !== undefined) return found;
      const tags = countTags(html);
      if (tags > tagsLeft) return null;
      tagsLeft -= tags;
      const prepared = prepareHtml(html, { ...options, address });
      // Prefixes are new on every page.
      if (options.idPrefix === '') cache.set(key, prepared);
      return prepared;
    },
  };
}

function countTags(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) count += 1;
  return count;
}
