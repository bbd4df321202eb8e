import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Characters of results. */
const MAX_CHARACTERS = 8_000_000;

interface RememberedOptions<Result> {
  /** How many characters a result takes. */
  readonly sizeOf: (result: Result) => number;
}

/** The function, with its latest results remembered. */
export function remembered<Result>(
  make: (text: string) => Result,
  { sizeOf }: RememberedOptions<Result>,
): (text: string) => Result {
  const results = new LRUCache<string, { readonly result: Result }>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ result }) => sizeOf(result) + KEY_LENGTH,
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
