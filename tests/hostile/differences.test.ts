import { afterAll, describe, expect, it, vi } from 'vitest';
import { textWork } from '../../src/content/worker/text-work.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { loopTurnsDuring } from './loop-turns.ts';

const EDITS = 2;
const { database, seed, ask } = await openTestApi({
  COST_LIMIT: '1000000',
  OPERATION_TIMEOUT_SECONDS: '120',
});
const ada = await seed.user('ada');
const page = await seed.wikiPage({ author: ada, title: 'Long', text: longText(0) });
for (let edit = 1; edit <= EDITS; edit += 1) {
  const text = longText(edit);
  await seed.revision({ of: page, author: ada, text, more: { html: `<p>${text}</p>` } });
}

/** Ten kilobytes, of which every edit changes a part throughout. */
function longText(edit: number): string {
  return Array.from({ length: 300 }, (_, line) =>
    line % 13 === edit % 13 ? `line ${line} of edit ${edit}\n` : `line ${line} as it was\n`,
  ).join('');
}

const diffs = `{ wikiPage(slug: "long") { contributions(first: 100) { nodes { diff { charsAdded } } } } }`;
const compareMarkdown = vi.spyOn(textWork, 'diffMarkdown');
const compareHtml = vi.spyOn(textWork, 'diffHtml');
afterAll(() => vi.restoreAllMocks());

describe('diff', () => {
  it('is computed once for 48 aliases and for two requests at once, and is remembered', async () => {
    const { wikiPage } = await ask(
      `{ wikiPage(slug: "long") { contributions(first: 1) { nodes { id } } } }`,
    );
    const [{ id }] = wikiPage.contributions.nodes;
    const aliases = Array.from({ length: 48 }, (_, n) => `d${n}: diff { charsAdded html }`);
    const query = `query ($id: ID!) { node(id: $id) { ... on WikiContribution { ${aliases.join(' ')} } } }`;
    const answers = await Promise.all([ask(query, { id }), ask(query, { id })]);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0].node.d47.charsAdded).toBeGreaterThan(0);
    await ask(query, { id });
    expect(compareMarkdown).toHaveBeenCalledOnce();
    expect(compareHtml).toHaveBeenCalledOnce();
  });

  it('leaves the event loop free', async () => {
    let nodes: { diff: { charsAdded: number } }[] = [];
    const turns = await loopTurnsDuring(async () => {
      nodes = (await ask(diffs)).wikiPage.contributions.nodes;
    });
    expect(nodes).toHaveLength(EDITS + 1);
    expect(nodes[0]?.diff.charsAdded).toBeGreaterThan(0);
    expect(turns).toBeGreaterThan(EDITS);
  });

  it('ends with the time limit of its operation, with all that still waits for it', async () => {
    const limits = { COST_LIMIT: '1000000', OPERATION_TIMEOUT_SECONDS: '1' };
    const api = serveTest(database, limits);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    compareHtml.mockClear();
    compareHtml.mockImplementation(async (_texts, { assertNotOver }) => {
      await held;
      assertNotOver?.();
      return '';
    });
    const { errors } = await api.answer(
      `{ wikiPage(slug: "long") { contributions(first: 100) { nodes { diff { before { id } html } } } } }`,
    );
    expect(errors.map(({ extensions }) => extensions['code'])).toContain('TIMEOUT');
    release();
    const ends = await Promise.allSettled(compareHtml.mock.results.map(({ value }) => value));
    expect(ends).not.toEqual([]);
    for (const end of ends) expect(end).toMatchObject({ status: 'rejected' });
  });
});
