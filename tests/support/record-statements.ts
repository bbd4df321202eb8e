import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Statements of the server itself, which have names, and those that Prisma Client writes. */
const RECORDED =
  /^(?:\/\* (?!test\.|migrations\.)[^*]+\*\/\s*(?:select|insert|update|delete|with)\b|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM) .*"public"\.)/is;

/** Writes each statement that any connection of this process sends into a folder, once, as a line of JSON. */
export function recordStatements(folder: string): void {
  const seen = new Set<string>();
  const file = join(folder, `${process.pid}.jsonl`);
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, args: unknown[]) {
      const text = textOf(args[0]);
      if (text !== null && !seen.has(text) && RECORDED.test(text)) {
        seen.add(text);
        appendFileSync(file, `${JSON.stringify(text)}\n`);
      }
      return Reflect.apply(target, client, args);
    },
  });
}

function textOf(query: unknown): string | null {
  if (typeof query === 'string') return query;
  const isConfig = typeof query === 'object' && query !== null && 'text' in query;
  return isConfig && typeof query.text === 'string' ? query.text : null;
}
