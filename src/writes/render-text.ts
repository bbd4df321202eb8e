import sql from 'sql-template-tag';
import type { RichContent } from '../content/rich-content.ts';
import type { StatementReader } from '../db/database.ts';
import { once } from '../lib/once.ts';

/** Loaded with the first text that somebody writes: its parsers are a third of the server's code. */
const renderer = once(() =>
  Promise.all([import('../content/render.ts'), import('../content/named-people.ts')]),
);

interface Written {
  readonly id: string;
  readonly markdown: string;
}

/**
 * What somebody wrote, in every form that is kept; `@name` leads to whoever is called so by now. It
 * takes time: do it before a transaction.
 */
export async function renderText(
  reader: StatementReader,
  { id, markdown }: Written,
): Promise<RichContent> {
  const [{ renderMarkdown }, { namedPeople }] = await renderer();
  const people = await whoIsCalled(reader, namedPeople(markdown));
  return renderMarkdown(markdown, { docId: id, people });
}

async function whoIsCalled(
  reader: StatementReader,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const people = await reader.run<{ readonly name: string }>(
    'write.whoIsCalled',
    sql`
      select n.name from unnest(${names}::text[]) n(name)
      where exists (
        select from users u where u.username = n.name or u.former_usernames @> array[n.name]
      )`,
  );
  return new Set(people.map(({ name }) => name));
}
