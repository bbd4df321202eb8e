import { brandWithType, type OutputType } from '@pothos/core';
import { nodeOf } from '../access/node-ids.ts';
import type { NodeKey, NodeKind } from '../access/node-key.ts';
import { invariant } from '../lib/invariant.ts';
import { type Scope, scopeOfKind } from '../request/scope.ts';
import type { Types } from './builder.ts';

/** A node marked with its type, by which GraphQL tells the members of an interface or union apart. */
export async function brandedNode(scope: Scope, key: NodeKey): Promise<object | null> {
  return branded(key.kind, await nodeOf(scopeOfKind(scope, key.kind), key));
}

/** A row of this type, marked with it. */
export function branded(kind: NodeKind, row: object | null): object | null {
  if (row !== null) brandWithType<Types>(row, kind as OutputType<Types>);
  return row;
}

/** The same for an entry of a list, which is there because its node was a moment ago. */
export async function listedNode(scope: Scope, key: NodeKey): Promise<object> {
  const node = await brandedNode(scope, key);
  invariant(node !== null, `${key.kind} ${key.id} is in a list and cannot be read`);
  return node;
}
