import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { statementNames } from '../../src/db/postgres/prepared.ts';
import { byText } from '../../src/http/by-text.ts';
import { documentCache } from '../../src/http/document-cache.ts';

/** 260 fields that take two to four characters each. */
function dense(n: number): string {
  const fields = Array.from({ length: 260 }, (_, index) => `f${index.toString(36)}`);
  return `query Q${n} { ${fields.join(' ')} }`;
}

it('parsed documents are bounded by the memory that they take', { timeout: 60_000 }, () => {
  const { documentCache: cache } = documentCache();
  const before = usedMemory();
  for (let n = 0; n < 1_000; n += 1) {
    const text = dense(n);
    cache.set(text, parse(text));
  }

  expect(cache.size).toBeLessThan(400);
  expect(usedMemory() - before).toBeLessThan(45 * 2 ** 20);
});

it('a document that takes a large part of the room by itself is not remembered', () => {
  const { documentCache: cache } = documentCache();
  const text = `{ a } #${'x'.repeat(1_000_000)}`;
  cache.set(text, parse(text));
  expect(cache.get(text)).toBeUndefined();
});

it('what was compiled of a document counts, too', () => {
  const cache = byText<{ document: ReturnType<typeof parse>; fields: number }>({
    documentOf: ({ document }) => document,
    besides: ({ fields }) => fields * 1_000,
    maxBytes: 1_000_000,
  });
  const document = parse('{ a }');
  for (let n = 0; n < 100; n += 1) cache.set(`{ a${n} }`, { document, fields: 100 });

  expect(cache.size).toBe(9);
});

it('prepared statements are bounded by their length', () => {
  const nameOf = statementNames();
  const isNamed = (sql: string) => [1, 2].map(() => nameOf({ sql })).at(-1) !== '';
  const long = 'x'.repeat(100_000);
  const named = Array.from({ length: 100 }, (_, n) => isNamed(`select ${n} ${long}`));

  expect(named.filter(Boolean)).toHaveLength(49);
  expect(isNamed(`select ${'y'.repeat(300_000)}`)).toBe(false);
});

it('names of prepared statements say which statement it is, in every process', () => {
  const name = (sql: string, before: readonly string[] = []) => {
    const nameOf = statementNames();
    for (const other of before) for (let n = 0; n < 2; n += 1) nameOf({ sql: other });
    return [1, 2].map(() => nameOf({ sql })).at(-1);
  };

  expect(name('select 1')).toMatch(/^commonplace_[0-9a-f]{32}$/);
  expect(name('select 2', ['select 1', 'select 3'])).toBe(name('select 2'));
  expect(name('select 1')).not.toBe(name('select 2'));
});

/** In bytes, without garbage. */
function usedMemory(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
