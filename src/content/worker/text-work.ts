import { availableParallelism } from 'node:os';
import { LRUCache } from 'lru-cache';
import { PublicError } from '../../lib/errors.ts';
import { TaskTimeoutError } from '../../workers/thread.ts';
import { threadModule } from '../../workers/thread-module.ts';
import { type InputOf, type ResultOf, ThreadPool } from '../../workers/thread-pool.ts';
import type { AttributedRevision, Change } from '../attribution.ts';
import type { ChangeCount, MarkdownDiff } from '../diff.ts';
import type { Grain } from '../diff-tokens.ts';
import { mentionsAmong } from '../link-addresses.ts';
import type { Divergence, Merged } from '../merge.ts';
import type { RenderOptions } from '../render.ts';
import type { RichContent } from '../rich-content.ts';
import type { Span } from '../span.ts';
import type { TextFacts } from '../text-facts.ts';
import type { TextTasks } from './text-tasks.ts';

/** How long a thread may take, in ms: for one difference, one text, and the whole history of a page. */
export interface TextLimits {
  readonly diff: number;
  readonly render: number;
  readonly history: number;
}

const TEXT_LIMITS: TextLimits = { diff: 3_000, render: 5_000, history: 100_000 };

/** Characters of texts whose facts are stored, and of the facts. */
const MAX_FACTS = 4_000_000;

/** Characters of a text that is written in a moment: a comment, and nearly every post. */
const SHORT = 10_000;

/** Characters that may wait for a thread in each pool. */
const MAX_WAITING = 64_000_000;

/** What requests the work, such as the reader of an operation or a transaction. Owners with waiting work take turns. */
export interface Requester {
  /** The owner that takes turns. Default: this object. */
  readonly owner?: object;
  /** Throws when the work is no longer wanted. */
  readonly assertNotOver?: (() => void) | undefined;
}

export interface TwoTexts {
  readonly before: string;
  readonly after: string;
}

interface TextWorkOptions {
  readonly limits?: TextLimits;
  readonly maxWaiting?: number;
  readonly maxThreads?: number;
}

/**
 * All work on texts that takes time: differences, rendering, merges. It runs in threads, so that no text
 * holds up the event loop, and is ended when it takes too long. Writes have threads of their own, so that
 * nobody who reads differences keeps others from writing, and short texts do not wait for long ones.
 */
export class TextWork {
  readonly #limits: TextLimits;
  readonly #reads: ThreadPool<TextTasks>;
  readonly #shortWrites: ThreadPool<TextTasks>;
  readonly #longWrites: ThreadPool<TextTasks>;
  /** By text. A write asks for them within moments of rendering it. */
  readonly #facts = new LRUCache<string, TextFacts>({
    max: 100,
    maxSize: MAX_FACTS,
    sizeCalculation: ({ addressed, links }, markdown) =>
      markdown.length + addressed.join().length + links.join().length + 1,
  });

  constructor({
    limits = TEXT_LIMITS,
    maxWaiting = MAX_WAITING,
    maxThreads = Math.max(1, Math.min(4, availableParallelism() - 1)),
  }: TextWorkOptions = {}) {
    const options = { module: () => threadModule('text-thread'), maxThreads, maxWaiting };
    this.#limits = limits;
    this.#reads = new ThreadPool(options);
    this.#shortWrites = new ThreadPool(options);
    this.#longWrites = new ThreadPool(options);
  }

  /** The difference word by word; by lines where that takes too long. */
  diffMarkdown(texts: TwoTexts, requester: Requester): Promise<MarkdownDiff> {
    return this.#compare(this.#reads, 'diffMarkdown', { texts, requester });
  }

  /** The later HTML with the changes marked, word by word; by blocks where that takes too long. */
  diffHtml(texts: TwoTexts, requester: Requester): Promise<string> {
    return this.#compare(this.#reads, 'diffHtml', { texts, requester });
  }

  async countChanges({ before, after }: TwoTexts, requester: Requester): Promise<ChangeCount> {
    if (before === after) return { charsAdded: 0, charsRemoved: 0 };
    const pool = this.#writesOf(before.length + after.length);
    return this.#compare(pool, 'countChanges', { texts: { before, after }, requester });
  }

  mergeTexts(divergence: Divergence, requester: Requester): Promise<Merged> {
    const { base, theirs, yours } = divergence;
    const weight = base.length + theirs.length + yours.length;
    return this.#write('mergeTexts', divergence, { weight, requester });
  }

  async renderMarkdown(
    markdown: string,
    options: RenderOptions & { readonly requester: Requester },
  ): Promise<RichContent> {
    const { requester, ...rest } = options;
    const { content, facts } = await this.#write(
      'renderMarkdown',
      { markdown, ...rest },
      { weight: markdown.length, requester },
    );
    this.#facts.set(content.markdown, facts);
    return content;
  }

  /** Of a text that was rendered just now, as a write asks, it is known without parsing it again. */
  async addressedPeople(markdown: string, requester: Requester): Promise<readonly string[]> {
    const known = this.#facts.get(markdown);
    if (known !== undefined) return known.addressed;
    if (!markdown.includes('@')) return [];
    return this.#write('addressedPeople', markdown, { weight: markdown.length, requester });
  }

  /** As `addressedPeople`. */
  async mentionsIn(
    text: { readonly markdown: string; readonly siteUrl: string | null },
    requester: Requester,
  ): Promise<readonly string[]> {
    const known = this.#facts.get(text.markdown);
    if (known !== undefined) return mentionsAmong(known.links, text.siteUrl);
    return this.#write('mentionsIn', text, { weight: text.markdown.length, requester });
  }

  spansAfter(change: Change, requester: Requester): Promise<readonly Span[]> {
    const weight = change.before.length + change.after.length;
    const limit = this.#limits.history;
    return this.#write('spansAfter', change, { weight, requester, limit });
  }

  spansOf(
    revisions: readonly AttributedRevision[],
    requester: Requester,
  ): Promise<readonly Span[]> {
    const weight = revisions.reduce((sum, { markdown }) => sum + markdown.length, 0);
    const limit = this.#limits.history;
    return this.#write('spansOf', revisions, { weight, requester, limit });
  }

  async #compare<Name extends 'diffMarkdown' | 'diffHtml' | 'countChanges'>(
    pool: ThreadPool<TextTasks>,
    name: Name,
    { texts, requester }: { readonly texts: TwoTexts; readonly requester: Requester },
  ): Promise<ResultOf<TextTasks[Name]>> {
    const weight = texts.before.length + texts.after.length;
    const options = { ...ownedBy(requester), weight, limit: this.#limits.diff };
    const run = (grain: Grain) => pool.run(name, { ...texts, grain }, options);
    try {
      return await run('WORDS');
    } catch (error) {
      if (!(error instanceof TaskTimeoutError)) throw error;
      return await run('CHUNKS').catch(tellTimeout);
    }
  }

  #write<Name extends keyof TextTasks>(
    name: Name,
    input: InputOf<TextTasks[Name]>,
    { requester, weight, limit = this.#limits.render }: WriteTask,
  ): Promise<ResultOf<TextTasks[Name]>> {
    return this.#writesOf(weight)
      .run(name, input, { ...ownedBy(requester), weight, limit })
      .catch(tellTimeout);
  }

  #writesOf(weight: number): ThreadPool<TextTasks> {
    return weight > SHORT ? this.#longWrites : this.#shortWrites;
  }
}

interface WriteTask {
  readonly requester: Requester;
  readonly weight: number;
  readonly limit?: number;
}

function ownedBy(requester: Requester) {
  return { owner: requester.owner ?? requester, assertWanted: requester.assertNotOver };
}

function tellTimeout(error: unknown): never {
  if (!(error instanceof TaskTimeoutError)) throw error;
  throw new PublicError(
    'Rendering or comparing this text takes too long. Make it simpler or shorter.',
    {
      code: 'TIMEOUT',
    },
  );
}

/** The threads of this process. They start with the first work and do not keep the process alive. */
export const textWork = new TextWork();
