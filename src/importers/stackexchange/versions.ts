import type { RevisionRecord, SourceText } from '../records.ts';
import type { Act } from './acts.ts';
import { restoredRevisionGuid, summaryOf } from './summaries.ts';

interface ToVersion {
  readonly of: RevisionRecord['of'];
  readonly acts: readonly Act[];
  /** Title, text and tags as an act left them. */
  readonly stateAfter: (act: Act) => State;
  readonly textOf: (markdown: string, createdAt: Date) => SourceText;
}

interface State {
  readonly title: string;
  readonly markdown: string;
  readonly tags: readonly string[];
}

/**
 * The revisions that a history makes. Every act is one: also when it changed only the title (the text
 * is then the same, under the new title) or only the tags (the summary says which). So the numbers of
 * versions are the source's own.
 */
export function versionsOf({ of, acts, stateAfter, textOf }: ToVersion): RevisionRecord[] {
  const states: State[] = [];
  return acts.map((act, index) => {
    const before = states[index - 1];
    const state = stateAfter(act);
    states.push(state);
    const reverted = act.isRollback ? revertedVersion(acts, states, index) : null;
    return {
      kind: 'revision',
      externalId: act.id,
      place: act.place,
      of,
      author: act.author,
      title: state.title,
      summary: summaryOf({
        act,
        tagsBefore: before?.tags ?? null,
        revertedVersion: reverted === null ? null : reverted + 1,
      }),
      text: textOf(state.markdown, act.at),
      permanentText: state.markdown,
      isMinor: false,
      revertsTo: reverted === null ? null : (acts[reverted]?.id ?? null),
      createdAt: act.at,
    };
  });
}

/** Index of the version that came back: the one that the source names, else the newest that is alike. */
function revertedVersion(
  acts: readonly Act[],
  states: readonly State[],
  index: number,
): number | null {
  const act = acts[index];
  const state = states[index];
  if (act === undefined || state === undefined) return null;
  const guid = restoredRevisionGuid(act);
  const named = acts.findIndex((other, at) => at < index && other.guid === guid);
  if (named !== -1) return named;
  const alike = states.findLastIndex(
    (other, at) => at < index - 1 && contentOf(other) === contentOf(state),
  );
  return alike === -1 ? null : alike;
}

function contentOf({ title, markdown, tags }: State): string {
  return JSON.stringify([title, markdown, [...tags].sort()]);
}
