import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecords } from './read-records.ts';

const SMALL_DEMO: Record<string, string> = {
  'people.yaml': `
ada:
  name: Ada
  role: MEMBER
  karma: 3
  joined: 2024-03-01T00:00:00.000Z
  location: null
  website: null
  bio: null
`,
  'wiki/tea.md': `---
title: Tea
author: ada
created: 2024-03-02T00:00:00.000Z
edits:
  - by: { name: A Passing Goat }
    at: 2024-03-03T00:00:00.000Z
    changes:
      - whole: Goats.
  - by: ada
    at: 2024-03-04T00:00:00.000Z
    revertTo: 1
  - by: ada
    at: 2024-03-05T00:00:00.000Z
    minor: true
    changes:
      - find: Hot leaves.
        put: Leaves in hot water.
      - add: See [the pot](/posts/pot).
---
Hot leaves.
`,
  'posts/pot.md': `---
title: The pot
kind: SHORTFORM
author: ada
published: 2024-03-03T00:00:00.000Z
topics: { tea: 1 }
---
It is brown.
`,
  'posts/pot.comments.yaml': `
- id: ada-1
  by: ada
  at: 2024-03-03T01:00:00.000Z
  text: It was brown. [Tea](/wiki/tea) did it.
  replies:
    - id: ada-2
      by: ada
      at: 2024-03-03T02:00:00.000Z
      text: It is black.
`,
  'sequences.yaml': `
pots:
  title: Pots
  author: ada
  created: 2024-03-06T00:00:00.000Z
  description: null
  parts:
    - posts: [pot]
`,
  'links.yaml': `
- kind: RELATED
  from: wiki/tea
  to: posts/pot#ada-2
  at: 2024-03-06T00:00:00.000Z
`,
  'reactions.yaml': `
- to: posts/pot#ada-1
  from: 2024-03-06T00:00:00.000Z
  by: { heart: [ada], thumbs up: [ada] }
`,
};

/** What is done to which file, and what the error says after the file's name. */
const SPOILED: [what: string, file: string, from: string, to: string, message: string][] = [
  ['a wrong key', 'people.yaml', 'karma:', 'karmaa:', 'Unrecognized key: "karmaa"'],
  ['broken YAML', 'links.yaml', '- kind: RELATED', '- kind: [', 'Flow sequence'],
  ['a time without milliseconds', 'posts/pot.md', '00:00.000Z', '00:00Z', 'at published'],
  ['no front matter', 'posts/pot.md', '---\n', '', 'front matter'],
  ['an unknown author', 'posts/pot.md', 'ada', 'adda', 'there is nobody called adda'],
  ['a topic without a page', 'posts/pot.md', 'tea:', 'coffee:', 'there is no wiki/coffee'],
  ['a link to nothing', 'wiki/tea.md', '(/posts/pot', '(/posts/pan', 'there is no posts/pan'],
  ['a LINK that has no link', 'posts/pot.md', 'SHORTFORM', 'LINK', 'has no link'],
  ['a change of other text', 'wiki/tea.md', 'find: Hot', 'find: Cold', 'stands there nowhere'],
  ['a change of two places', 'wiki/tea.md', '\nHot', '\nHot leaves. Hot', 'more than once'],
  ['a revert to what is to come', 'wiki/tea.md', 'revertTo: 1', 'revertTo: 3', 'version 3'],
  ['an edit before the text', 'wiki/tea.md', '2024-03-03', '2024-03-01', 'is not after'],
  ['a reply older than its parent', 'posts/pot.comments.yaml', 'T02', 'T00', 'ada-2 is older'],
  ['an id given twice', 'posts/pot.comments.yaml', 'ada-2', 'ada-1', 'two comments have the id'],
  ['a sequence of no such post', 'sequences.yaml', '[pot]', '[pan]', 'there is no posts/pan'],
  ['a reaction to nothing', 'reactions.yaml', '#ada-1', '#ada-3', 'there is no posts/pot#ada-3'],
  ['a reaction of nobody', 'reactions.yaml', '[ada]', '[adda]', 'there is nobody called adda'],
  ['a filed link to nothing', 'links.yaml', '#ada-2', '#ada-3', 'there is no posts/pot#ada-3'],
];

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'demo-'));
  await mkdir(join(directory, 'wiki'));
  await mkdir(join(directory, 'posts'));
  for (const [file, text] of Object.entries(SMALL_DEMO)) await write(file, text);
});

afterEach(() => rm(directory, { recursive: true }));

describe('a demo whose files hold a mistake', () => {
  it.each(SPOILED)('is refused by file and reason: %s', async (_what, file, from, to, message) => {
    const text = SMALL_DEMO[file] ?? '';
    expect(text).toContain(from);
    await write(file, text.replace(from, to));
    const error = await readRecords(directory).catch((reason: unknown) => String(reason));
    expect(error).toContain(`DemoFileError: ${file}: `);
    expect(error).toContain(message);
  });

  it('is refused when threads stand under nothing', async () => {
    await write('posts/nothing.comments.yaml', '[]');
    await expect(readRecords(directory)).rejects.toThrow('posts/nothing.comments.yaml: is neither');
  });
});

describe('a demo without a mistake', () => {
  it('is read alike from a path and from an address', async () => {
    const records = await readRecords(directory);
    expect(await readRecords(pathToFileURL(directory))).toEqual(records);
  });

  it('yields each version of a text as its edits make it', async () => {
    const versions = (await readRecords(directory)).filter(({ externalId }) =>
      /tea@/.test(externalId),
    );
    expect(versions).toMatchObject([
      { text: { markdown: 'Hot leaves.' }, revertsTo: null },
      { text: { markdown: 'Goats.' }, author: { user: null, name: 'A Passing Goat' } },
      { text: { markdown: 'Hot leaves.' }, revertsTo: 'wiki/tea@1' },
      {
        text: { markdown: 'Leaves in hot water.\n\nSee [the pot](/posts/pot).' },
        isMinor: true,
      },
    ]);
  });

  it('yields one reaction a minute', async () => {
    const reactions = (await readRecords(directory)).filter(({ kind }) => kind === 'reaction');
    expect(reactions).toMatchObject([
      { name: 'heart', user: 'ada', createdAt: new Date('2024-03-06T00:00:00Z') },
      { name: 'thumbs up', user: 'ada', createdAt: new Date('2024-03-06T00:01:00Z') },
    ]);
  });

  it('finds the links in texts and comments, with the time since when they stand there', async () => {
    const links = (await readRecords(directory)).filter(({ kind }) => kind === 'link');
    expect(links).toMatchObject([
      {
        source: { kind: 'wikiPage', externalId: 'tea' },
        target: { kind: 'post', externalId: 'pot' },
        createdAt: new Date('2024-03-05T00:00:00.000Z'),
      },
      {
        source: { kind: 'comment', externalId: 'posts/pot#ada-1' },
        target: { kind: 'wikiPage', externalId: 'tea' },
        createdAt: new Date('2024-03-03T01:00:00.000Z'),
      },
      { linkKind: 'RELATED', target: { kind: 'comment', externalId: 'posts/pot#ada-2' } },
    ]);
  });
});

async function write(file: string, text: string): Promise<void> {
  await writeFile(join(directory, file), text);
}
