import { type AttributedRevision, type Change, spansAfter, spansOf } from '../attribution.ts';
import { countChanges, diffMarkdown } from '../diff.ts';
import { diffHtml } from '../diff-html.ts';
import type { Grain } from '../diff-tokens.ts';
import { type Divergence, mergeTexts } from '../merge.ts';
import { addressedPeople } from '../named-people.ts';
import { type RenderOptions, renderWithFacts } from '../render.ts';
import { mentionsIn } from '../site-links.ts';
import type { Span } from '../span.ts';

interface Comparison {
  readonly before: string;
  readonly after: string;
  readonly grain: Grain;
}

interface ToRender extends RenderOptions {
  readonly markdown: string;
}

/** What a thread does with texts. */
export const textTasks = {
  diffMarkdown: ({ before, after, grain }: Comparison) => diffMarkdown(before, after, grain),
  diffHtml: ({ before, after, grain }: Comparison) => diffHtml(before, after, grain),
  countChanges: ({ before, after, grain }: Comparison) => countChanges(before, after, grain),
  mergeTexts: (divergence: Divergence) => mergeTexts(divergence),
  renderMarkdown: ({ markdown, ...options }: ToRender) => renderWithFacts(markdown, options),
  addressedPeople: (markdown: string) => addressedPeople(markdown),
  mentionsIn: ({ markdown, siteUrl }: { markdown: string; siteUrl: string | null }) =>
    mentionsIn(markdown, siteUrl),
  spansAfter: (change: Change): readonly Span[] => spansAfter(change),
  spansOf: (revisions: readonly AttributedRevision[]): readonly Span[] => spansOf(revisions),
};

export type TextTasks = typeof textTasks;
