import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { exemptionProblems, lowered } from '../../scripts/prose/exemptions.ts';
import { descriptionProblems, problemsOf } from '../../scripts/prose/rules.ts';
import {
  descriptionsOf,
  documentTexts,
  literalTexts,
  markdownTexts,
} from '../../scripts/prose/texts.ts';

const LIMITS = { maxWords: 10 };

describe('problemsOf', () => {
  it.each([
    ['Whoever comes gets a page.', 'Whoever'],
    ['The subscriber is told.', 'told'],
    ['Reads go out in waves.', 'waves'],
    ['There is no such thing.', 'no such thing'],
    ['The name of who wrote it.', 'of who'],
    ['At any rate, it ends.', 'At any rate'],
    ['Changes one’s own profile.', 'one’s'],
  ])('finds the word in “%s”', (text, word) => {
    expect(problemsOf(text, LIMITS)).toEqual([expect.stringContaining(`“${word}”`)]);
  });

  it.each([
    'The author can read the comment.',
    'A wavelength is a length.',
    'Set the new title. It replaces the old one. Then the page shows it.',
    'The comment is hidden and was edited.',
  ])('accepts “%s”', (text) => {
    expect(problemsOf(text, LIMITS)).toEqual([]);
  });

  it('finds a sentence that is too long', () => {
    expect(problemsOf(`Short. Long${' word'.repeat(10)}.`, LIMITS)).toEqual([
      'a sentence of 11 words; at most 10',
    ]);
  });

  it('finds a chain of passives', () => {
    const text = 'The key is sent, the row is stored and it was never read.';
    expect(problemsOf(text, { maxWords: 30 })).toEqual([
      expect.stringContaining('is sent, is stored, was never read'),
    ]);
  });
});

describe('descriptionProblems', () => {
  it.each([
    ['Which post.', ['AcceptInput', 'post'], 'fewer than three words'],
    ['The score of the comment.', ['Comment', 'score'], 'only repeats the name'],
    ['the number of votes.', ['Comment', 'score'], 'does not begin with a capital'],
    ['The number of votes', ['Comment', 'score'], 'does not end with a full stop'],
    ['', ['Comment', 'score'], 'fewer than three words'],
  ])('rejects “%s”', (text, names, problem) => {
    expect(descriptionProblems(text, names)).toContain(problem);
  });

  it('accepts a sentence that says more than the name', () => {
    const text = 'Votes in favour minus votes against.';
    expect(descriptionProblems(text, ['Comment', 'score'])).toEqual([]);
  });
});

describe('the texts', () => {
  it('of Markdown have no code, and their line', () => {
    const source =
      '# Title\n\nRun `whoever`\nnow.\n\n```sh\nwhoever\n```\n\n| a | b |\n|---|---|\n| c | d |\n';
    const texts = markdownTexts('a.md', source);
    expect(texts.map(({ text }) => text)).toEqual(['Title', 'Run Code now.', 'a', 'b', 'c', 'd']);
    expect(texts[1]?.place).toBe('line 3');
  });

  it('of sources are literals of several words without SQL and comments', () => {
    const source = [
      '/** Whoever reads this comment. */',
      'const a = "one word-ish"; const b = sql`select all the rows`;',
      `throw new Error(\`This token \${name} is for reading only.\`);`,
    ].join('\n');
    expect(literalTexts('a.ts', source).map(({ text }) => text)).toEqual([
      'This token Code is for reading only.',
    ]);
  });

  it('of a page are the words between its tags', () => {
    const source =
      'const a = <p class="one two three">\n  Nobody has <b>answered</b>\n  this question yet.\n</p>;';
    expect(literalTexts('a.tsx', source).map(({ text }) => text)).toContain('this question yet.');
  });

  it('of the schema are its descriptions with the names around them', () => {
    const schema =
      '"""The root of all."""\ntype Query {\n  a("""An argument here."""\n b: Int): Int\n}';
    expect(descriptionsOf('s.graphql', schema).map(({ place, text }) => [place, text])).toEqual([
      ['Query', 'The root of all.'],
      ['Query.a', ''],
      ['Query.a.b', 'An argument here.'],
    ]);
  });

  it('of documents are those of the README and of docs, but not of the demo community', () => {
    const files = new Set(documentTexts().map(({ file }) => file));
    expect([...files]).toEqual(expect.arrayContaining(['README.md', 'docs/api.md']));
    expect([...files].filter((file) => file.startsWith('prisma/demo/'))).toEqual([]);
  });
});

describe('exemptions', () => {
  const problems = new Map([['a.md', ['a.md, line 1: odd', 'a.md, line 2: odd']]]);

  it('accept as many problems as they say', () => {
    expect(exemptionProblems(problems, { 'a.md': 2 })).toEqual([]);
  });

  it('show all problems of a file that has more', () => {
    expect(exemptionProblems(problems, { 'a.md': 1 })).toHaveLength(3);
    expect(exemptionProblems(problems, {})).toHaveLength(2);
  });

  it('have to shrink with the problems', () => {
    expect(exemptionProblems(problems, { 'a.md': 3 })).toEqual([
      'a.md: 2 problems, but 3 are exempt: lower it',
    ]);
    expect(exemptionProblems(new Map(), { 'gone.md': 1 })).toHaveLength(1);
    expect(lowered(problems, { 'a.md': 3, 'gone.md': 1 })).toEqual({ 'a.md': 2 });
    expect(lowered(problems, { 'a.md': 1 })).toEqual({ 'a.md': 1 });
  });

  it('are for documents alone', async () => {
    const text = await readFile('scripts/prose/exemptions.json', 'utf8');
    const files = Object.keys(JSON.parse(text));
    expect(files.filter((file) => !file.endsWith('.md'))).toEqual([]);
  });
});
