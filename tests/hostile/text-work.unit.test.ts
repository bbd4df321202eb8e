import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { TextWork } from '../../src/content/worker/text-work.ts';
import { TaskTimeoutError } from '../../src/workers/thread.ts';
import { ThreadPool } from '../../src/workers/thread-pool.ts';
import { loopTurnsDuring } from './loop-turns.ts';

const PATIENT = { diff: 60_000, render: 60_000, history: 60_000 };

/** Texts that take long: formulas, brackets, emphasis, tags that nobody closes, and plain prose. */
const HOSTILE = {
  formulas: '$\\frac{a}{b}$ '.repeat(3_000),
  brackets: '['.repeat(40_000),
  emphasis: '*a_'.repeat(15_000),
  tags: '<b>'.repeat(15_000),
  'nested quotes': '>'.repeat(200_000),
  'nested lists': Array.from({ length: 630 }, (_, depth) => `${' '.repeat(depth)}- x`).join('\n'),
  'a wide table': `${'|'.repeat(3_000)}\n${'|-'.repeat(1_500)}\n${'|\n'.repeat(2_000)}`,
  footnotes: Array.from({ length: 300 }, (_, n) => `[^${n}]\n\n[^${n}]: x`).join('\n\n'),
  prose: 'Some *words* of a [comment](https://example.org).\n\n'.repeat(1_000),
};

/** Two long texts that differ in every third word. */
const FAR_APART = {
  before: 'many words of a text\n'.repeat(3_000),
  after: Array.from({ length: 3_000 }, (_, n) => `many parts${n} of a text${n % 7}\n`).join(''),
};

const patient = new TextWork({ limits: PATIENT });

describe('TextWork', () => {
  it.each(Object.entries(HOSTILE))(
    'renders %s in another thread',
    async (_name, markdown) => {
      const work = new TextWork({ limits: PATIENT });
      await work.renderMarkdown('warm', { requester: {} });
      const turns = await loopTurnsDuring(() => work.renderMarkdown(markdown, { requester: {} }));
      expect(turns).toBeGreaterThan(10);
    },
    60_000,
  );

  it('compares long texts in another thread', async () => {
    for (const compare of ['diffMarkdown', 'diffHtml'] as const) {
      const turns = await loopTurnsDuring(() => patient[compare](FAR_APART, {}));
      expect(turns).toBeGreaterThan(10);
    }
  }, 60_000);

  it('ends a thread that takes too long, and goes on with another', async () => {
    const work = new TextWork({ limits: { ...PATIENT, render: 5 }, maxThreads: 1 });
    const slow = work.renderMarkdown(HOSTILE.formulas, { requester: {} });
    await expect(slow).rejects.toMatchObject({ name: 'PublicError', code: 'TIMEOUT' });
    const counted = await work.countChanges({ before: 'a b', after: 'a c' }, {});
    expect(counted).toEqual({ charsAdded: 1, charsRemoved: 1 });
  }, 60_000);

  it('ends a comparison that takes too long', async () => {
    const hasty = new TextWork({ limits: { ...PATIENT, diff: 1 }, maxThreads: 1 });
    // By lines it may be done in time.
    const ended = await hasty.diffMarkdown(FAR_APART, {}).catch(({ code }) => code);
    expect(ended).not.toEqual(await patient.diffMarkdown(FAR_APART, {}));
  }, 60_000);

  it('ends the attribution of a history that takes too long', async () => {
    const hasty = new TextWork({ limits: { ...PATIENT, history: 1 }, maxThreads: 1 });
    const { before, after } = FAR_APART;
    const revisions = [before, after].map((markdown) => ({ author: 'ada', markdown }));
    const change = { spans: [], before, after, author: 'ada' };
    for (const ended of [hasty.spansOf(revisions, {}), hasty.spansAfter(change, {})]) {
      await expect(ended).rejects.toMatchObject({ name: 'PublicError', code: 'TIMEOUT' });
    }
  }, 60_000);

  it('compares by lines where words take too long', async () => {
    const before = 'the same\none two\n';
    const after = 'the same\none three\n';
    const work = new TextWork({ limits: PATIENT, maxThreads: 1 });
    const run = vi.spyOn(ThreadPool.prototype, 'run');
    onTestFinished(() => run.mockRestore());
    run.mockRejectedValueOnce(new TaskTimeoutError('diffMarkdown', 1));
    const { hunks } = await work.diffMarkdown({ before, after }, {});
    expect(hunks).toEqual([
      { kind: 'EQUAL', text: 'the same\n' },
      { kind: 'DELETE', text: 'one two\n' },
      { kind: 'INSERT', text: 'one three\n' },
    ]);
  });

  it('refuses at once what would wait beside too much', async () => {
    const work = new TextWork({ limits: PATIENT, maxThreads: 1, maxWaiting: 10 });
    const first = work.renderMarkdown('begun at once', { requester: {} });
    const second = work.renderMarkdown('waits', { requester: {} });
    const third = work.renderMarkdown('refused', { requester: {} });
    await expect(third).rejects.toMatchObject({ name: 'PublicError', code: 'UNAVAILABLE' });
    expect((await first).text).toBe('begun at once');
    expect((await second).text).toBe('waits');
    expect((await work.renderMarkdown('taken again', { requester: {} })).text).toBe('taken again');
  });

  it('lets those who have work waiting take turns', async () => {
    const work = new TextWork({ limits: PATIENT, maxThreads: 1 });
    const order: string[] = [];
    const render = async (requester: object, name: string) => {
      await work.renderMarkdown(name, { requester });
      order.push(name);
    };
    const [many, one] = [{}, {}];
    await Promise.all([
      ...['a1', 'a2', 'a3', 'a4'].map((name) => render(many, name)),
      render(one, 'b1'),
    ]);
    expect(order.indexOf('b1')).toBeLessThan(3);
  });

  it('renders while others compare, as many as there are', async () => {
    const work = new TextWork({ limits: PATIENT, maxThreads: 1 });
    const order: string[] = [];
    const compared = work.diffMarkdown(FAR_APART, {}).then(() => order.push('compared'));
    await work.renderMarkdown('text', { requester: {} });
    order.push('rendered');
    await compared;
    expect(order).toEqual(['rendered', 'compared']);
  }, 60_000);

  it('renders a short text while long ones are rendered and wait', async () => {
    const work = new TextWork({ limits: PATIENT, maxThreads: 1 });
    const order: string[] = [];
    const long = [HOSTILE.formulas, HOSTILE.prose].map(async (markdown) => {
      await work.renderMarkdown(markdown, { requester: {} });
      order.push('long');
    });
    await work.renderMarkdown('short', { requester: {} });
    order.push('short');
    await Promise.all(long);
    expect(order).toEqual(['short', 'long', 'long']);
  }, 60_000);

  it('leaves out what nobody wants any more', async () => {
    const work = new TextWork({ limits: PATIENT, maxThreads: 1 });
    let isOver = false;
    const assertNotOver = () => {
      if (isOver) throw new Error('given up');
    };
    const running = work.renderMarkdown('begun', { requester: { assertNotOver } });
    const waiting = work.renderMarkdown('waits', { requester: { assertNotOver } });
    isOver = true;
    await expect(waiting).rejects.toThrow('given up');
    expect((await running).text).toBe('begun');
  });
});
