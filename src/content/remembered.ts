import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Characters of results. */
const MAX_CHARACTERS = 4_000_000;

/** The function, with its latest results remembered. */
export function remembered<Result extends string | null>(
  make: (text: string) => Result,
): (text: string) => Result {
  const results = new LRUCache<string, { readonly result: Result }>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ result }) => (result?.length ?? 0) + KEY_LENGTH,
  });
  return (text) => {
    const key = keyOf(text);
    const known = results.get(key);
    if (known !== undefined) return known.result;
    const result = make(text);
    results.set(key, { result });
    return result;
  };
}

const KEY_LENGTH = 44;

/** Stands for a text in a cache. A part of a long text would hold on to the whole. */
export function keyOf(text: string): string {
  return hash('sha256', text, 'base64');
}
