import type { Prefetch } from '../../../db/database.ts';
import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import type { Scope } from '../../../request/scope.ts';
import type { PostRow } from '../post/model.ts';
import { pollLoaders } from './loaders.ts';
import type { PollOption, PollRow } from './model.ts';

/** A poll by its id; null for one that is missing, or on a post that is hidden from the viewer. */
export function pollById(scope: Scope, id: string): MaybePromise<PollRow | null> {
  return andThen(pollLoaders(scope).byId.load(id), (found) => found?.poll ?? null);
}

/** The poll of a post that the viewer sees. */
export function pollOfPost(
  scope: Scope,
  { id }: Pick<PostRow, 'id'>,
): MaybePromise<PollRow | null> {
  return andThen(pollLoaders(scope).byPost.load(id), (found) => found?.poll ?? null);
}

/** Reads polls with their posts. */
export function prefetchPolls(scope: Scope): Prefetch {
  return pollLoaders(scope).byPost.prefetchBy('id');
}

export function optionsOf({ options, voteCounts, viewerChoices }: PollRow): PollOption[] {
  return options.map((text, index) => ({
    number: index + 1,
    text,
    voteCount: voteCounts[index] ?? 0,
    viewerHasChosen: viewerChoices?.includes(index + 1) ?? false,
  }));
}
