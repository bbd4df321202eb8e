import { brandWithType, type OutputType } from '@pothos/core';
import { nodeOf } from '../access/node-ids.ts';
import type { NodeKey, NodeKind } from '../access/node-key.ts';
import { invariant } from '../lib/invariant.ts';
import { type Scope, scopeOfKind } from '../request/scope.ts';
import type { Types } from './builder.ts';

/**
 * A row of any member of an interface or union. Only the kind of its key says of which, when it runs, so its type is one
 * that every such field accepts.
 */
type AnyMember = never;

/** A node marked with its type, by which GraphQL tells the members of an interface or union apart. */
export async function brandedNode<Member extends object>(
  scope: Scope,
  key: NodeKey,
): Promise<Member | null> {
  const row = branded(key.kind, await nodeOf(scopeOfKind(scope, key.kind), key));
  return row as AnyMember;
}

/** A row of this type, marked with it. */
export function branded(kind: NodeKind, row: object | null): object | null {
  if (row !== null) brandWithType<Types>(row, kind as OutputType<Types>);
  return row;
}

/** The same for an entry of a list, which is there because its node was a moment ago. */
export async function listedNode(scope: Scope, key: NodeKey): Promise<AnyMember> {
  const node = await brandedNode(scope, key);
  invariant(node !== null, `${key.kind} ${key.id} is in a list and cannot be read`);
  return node as AnyMember;
}
