import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import { slugIn } from '../../../naming/slug.ts';
import type { Scope } from '../../../request/scope.ts';
import { sequenceLoaders } from './loaders.ts';
import type { SequenceEntryRow, SequenceOrder, SequenceParent, SequenceRow } from './model.ts';
import { entriesOfSequence, sequenceList, sequencesOf } from './queries.ts';

/** Sequences by their id; null for one that is missing or hidden. */
export const sequencesById = (scope: Scope) => sequenceLoaders(scope).byId;

export function sequenceBySlug(scope: Scope, slug: string): Promise<SequenceRow | null> {
  return sequenceLoaders(scope).bySlug.load(slugIn(slug));
}

export interface SequenceListArguments extends PageArguments {
  readonly orderBy: SequenceOrder;
}

export function sequences(scope: Scope, args: SequenceListArguments): Connection<SequenceRow> {
  return connection({
    loader: sequenceLoaders(scope).connection,
    list: sequenceList(scope, args.orderBy),
    parentId: null,
    args,
  });
}

export interface SequenceListParent {
  readonly kind: SequenceParent;
  readonly id: string;
  /** How many sequences the whole list has, where a counter tells. */
  readonly count?: number;
}

/** The sequences of a person, or those that a post is part of. */
export function sequencesUnder(
  scope: Scope,
  parent: SequenceListParent,
  args: SequenceListArguments,
): Connection<SequenceRow> {
  return connection({
    loader: sequenceLoaders(scope).connection,
    list: sequencesOf(parent.kind, scope, args.orderBy),
    parentId: parent.id,
    args,
    knownCount: parent.count,
  });
}

export function entriesOf(
  scope: Scope,
  sequenceId: string,
  args: PageArguments,
): Connection<SequenceEntryRow> {
  return connection({
    loader: sequenceLoaders(scope).entries,
    list: entriesOfSequence(scope),
    parentId: sequenceId,
    args,
  });
}
