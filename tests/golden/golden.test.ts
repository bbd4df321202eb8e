import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import type { CapturedStatement } from '../support/capture.ts';

const { seed, ask, statements } = await openTestApi();

const here = new URL('.', import.meta.url);
const cases = readdirSync(here)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.slice(0, -'.graphql'.length));

const ada = await seed.user('ada', {
  karma: 42,
  joinedAt: new Date('2024-05-01T09:00:00.120Z'),
  bioHtml: '<p>Counts things.</p>',
  bioMarkdown: 'Counts things.',
  bioText: 'Counts things.',
});
const bob = await seed.user('bob', { karma: 7 });
const page = await seed.wikiPage({ title: 'Clocks', author: bob, text: 'A clock tells time.' });
await seed.revision({
  of: page,
  author: ada,
  text: 'A clock tells the time.',
  more: { summary: 'Grammar', isMinor: true },
});
await seed.contributor({ page, author: bob, more: { survivingChars: 15 } });
await seed.contributor({ page, author: ada, more: { survivingChars: 5 } });
const question = await seed.post({
  author: bob,
  title: 'Is my clock right?',
  text: 'It says noon.',
  more: { kind: 'QUESTION', score: 3 },
});
const essay = await seed.post({ author: ada, title: 'On clocks', text: 'They go round.' });
await seed.topic(question, page);
await seed.topic(essay, page, 2);
const reply = await seed.comment({
  on: question,
  author: ada,
  text: 'Twice a day, if it stopped.',
  more: { isAnswer: true, score: 5 },
});
const thanks = await seed.comment({ on: question, author: bob, parent: reply, text: 'It did.' });
await seed.comment({ on: question, author: ada, parent: thanks, text: 'Wind the clock.' });
await seed.comment({ on: page, author: ada, text: 'Add a picture?' });
await seed.sequence({ author: ada, title: 'Time', posts: [essay, question] });
await seed.link({ from: essay, to: question, kind: 'RELATED' });

describe.each(cases)('%s', (name) => {
  it('gives this answer by these statements', async () => {
    const query = readFileSync(new URL(`${name}.graphql`, here), 'utf8');
    statements.clear();
    const data = await ask(query);
    await expect(`${JSON.stringify(data, null, 2)}\n`).toMatchFileSnapshot(`${name}.json`);
    await expect(sqlOf(statements.statements)).toMatchFileSnapshot(`${name}.sql`);
  });
});

/** By name, because statements of one moment may come in any order. */
function sqlOf(sent: readonly CapturedStatement[]): string {
  return sent
    .map(({ name, text }) => `-- ${name}\n${text.replaceAll(/\s*\n\s*/g, '\n  ').trim()};\n`)
    .toSorted()
    .join('\n');
}
