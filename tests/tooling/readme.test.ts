import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { demoRecords } from '../../src/importers/demo/read-demo.ts';
import { DEMO_SOURCE } from '../../src/importers/demo/source.ts';
import { Tally } from '../../src/importers/tally.ts';
import { writeRecords } from '../../src/importers/writer/write-records.ts';
import { openTestApi } from '../support/api.ts';

const { app, database } = await openTestApi();
const readme = await readFile('README.md', 'utf8');

it('the query of the README gets the answer of the README from the demo community', async () => {
  await writeRecords({
    database,
    source: DEMO_SOURCE,
    records: demoRecords(),
    tally: new Tally(() => {}),
  });

  const response = await app.fetch('http://commonplace/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: block('graphql'), variables: { username: 'perpetua' } }),
  });

  const answer = (await response.text()).replaceAll(/("endCursor":"WzEs)[^"]+/g, '$1…');
  expect(JSON.parse(answer)).toEqual(JSON.parse(block('json')));
}, 120_000);

/** The first block of that language. */
function block(language: string): string {
  const text = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(readme)?.[1];
  if (text === undefined) throw new Error(`README.md has no block of ${language}`);
  return text;
}
