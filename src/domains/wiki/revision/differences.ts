import type { MarkdownDiff } from '../../../content/diff.ts';
import { type Requester, type TwoTexts, textWork } from '../../../content/worker/text-work.ts';
import { SharedResults } from '../../../lib/shared-results.ts';
import type { Scope } from '../../../request/scope.ts';
import type { RichTextRef } from '../../rich-text/model.ts';
import { textForm } from '../../rich-text/service.ts';

/** Two versions of one text, which the viewer sees. */
export interface Pair {
  /** Its `id` is null when there was none. */
  readonly before: RichTextRef;
  readonly after: RichTextRef;
  /** Whether neither of the two ever changes. */
  readonly isFinal: boolean;
}

/** To compare texts is more work than to answer with them, and its result may be as long. */
const DIFF_WEIGHT = 3;

/** Characters of the differences that are remembered, for each of the two kinds. */
const MAX_CHARACTERS = 16_000_000;

const CHARACTERS_PER_HUNK = 64;

const textDifferences = new SharedResults<MarkdownDiff>({
  maxWeight: MAX_CHARACTERS,
  weightOf: ({ hunks }) =>
    hunks.reduce((sum, { text }) => sum + text.length + CHARACTERS_PER_HUNK, 0),
});

const htmlDifferences = new SharedResults<{ readonly html: string }>({
  maxWeight: MAX_CHARACTERS,
  weightOf: ({ html }) => html.length,
});

/** What changed in the Markdown, word by word. */
export function textDifference(scope: Scope, pair: Pair): Promise<MarkdownDiff> {
  return difference(scope, {
    pair,
    form: 'markdown',
    results: textDifferences,
    compare: (texts, requester) => textWork.diffMarkdown(texts, requester),
  });
}

/** The text as it reads in the later version, with the changes marked by `ins` and `del`. */
export async function htmlDifference(scope: Scope, pair: Pair): Promise<string> {
  const { html } = await difference(scope, {
    pair,
    form: 'html',
    results: htmlDifferences,
    compare: async (texts, requester) => ({ html: await textWork.diffHtml(texts, requester) }),
  });
  return html;
}

interface Comparison<Value extends object> {
  readonly pair: Pair;
  readonly form: 'markdown' | 'html';
  readonly results: SharedResults<Value>;
  readonly compare: (texts: TwoTexts, requester: Requester) => Promise<Value>;
}

async function difference<Value extends object>(
  scope: Scope,
  { pair, form, results, compare }: Comparison<Value>,
): Promise<Value> {
  const key = `${pair.before.id} ${pair.after.id}`;
  const cached = pair.isFinal ? results.find(key) : undefined;
  if (cached !== undefined) {
    return scope.bytes.answer(results.weightOf(cached)) ?? cached;
  }
  // Each operation reads the texts itself: another one's reading ends with that one's time limit.
  const [before, after] = await Promise.all([
    textForm(scope, pair.before, form),
    textForm(scope, pair.after, form),
  ]);
  await scope.bytes.answer(DIFF_WEIGHT * (before.length + after.length));
  const owner = scope.reader;
  const assertWanted = () => owner.assertNotOver?.();
  if (!pair.isFinal) return compare({ before, after }, { owner, assertNotOver: assertWanted });
  return results.findOrMake(key, {
    assertWanted,
    make: (assertNotOver) => compare({ before, after }, { owner, assertNotOver }),
  });
}
