import { parseNodeId } from '../../../access/node-ids.ts';
import { inputError } from '../../../lib/errors.ts';
import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import { type Connection, connection, type PagedList } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import { slugIn } from '../../../naming/slug.ts';
import type { Scope } from '../../../request/scope.ts';
import { userIdsByNames } from '../../people/user/service.ts';
import { sequenceLoaders } from './loaders.ts';
import type {
  NeighboursRow,
  SequenceEntryRow,
  SequenceFilter,
  SequenceOrder,
  SequenceParent,
  SequenceRow,
} from './model.ts';
import {
  entriesOfSequence,
  type SequenceListOptions,
  sequenceList,
  sequencesOf,
} from './queries.ts';

/** Sequences by their id; null for one that is missing or hidden. */
export const sequencesById = (scope: Scope) => sequenceLoaders(scope).byId;

export function sequenceBySlug(scope: Scope, slug: string): Promise<SequenceRow | null> {
  return sequenceLoaders(scope).bySlug.load(slugIn(slug));
}

/**
 * The posts before and after one in a sequence. Null if it has not the post, or the viewer may not see it.
 *
 * @param id the id of the sequence, as the client sent it
 * @throws PublicError INVALID_ID, or BAD_USER_INPUT for an id of another type
 */
export async function neighboursOf(
  scope: Scope,
  postId: string,
  id: string,
): Promise<NeighboursRow | null> {
  const key = parseNodeId(scope, id, 'sequenceId');
  if (key.kind !== 'Sequence') {
    throw inputError('sequenceId', '`sequenceId` must be the id of a sequence.');
  }
  return sequenceLoaders(scope).neighbours.load({ sequenceId: key.id, postId });
}

export interface SequenceListArguments extends PageArguments {
  readonly orderBy: SequenceOrder;
  readonly filter?: SequenceFilter | null | undefined;
}

export function sequences(
  scope: Scope,
  args: SequenceListArguments,
): MaybePromise<Connection<SequenceRow>> {
  return andThen(listOptions(scope, args), (options) =>
    connection({
      loader: sequenceLoaders(scope).connection,
      list: sequenceList(scope, options),
      parentId: null,
      args,
    }),
  );
}

/** The sequences of people, or those that posts are part of. */
export function sequencesUnder(
  scope: Scope,
  parent: SequenceParent,
  args: SequenceListArguments,
): MaybePromise<PagedList<SequenceRow>> {
  return andThen(listOptions(scope, args), (options) => ({
    loader: sequenceLoaders(scope).connection,
    list: sequencesOf(parent, scope, options),
    args,
  }));
}

/** At once, unless the filter names authors who have to be found. */
function listOptions(
  scope: Scope,
  { orderBy, filter }: SequenceListArguments,
): MaybePromise<SequenceListOptions> {
  const options = { orderBy, filter: filter ?? {} };
  if (!options.filter.authors) return options;
  return userIdsByNames(scope, options.filter.authors).then((authorIds) => ({
    ...options,
    authorIds,
  }));
}

export function entriesOf(scope: Scope, args: PageArguments): PagedList<SequenceEntryRow> {
  return { loader: sequenceLoaders(scope).entries, list: entriesOfSequence(scope), args };
}
