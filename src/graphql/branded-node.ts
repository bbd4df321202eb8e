import { brandWithType, type OutputType } from '@pothos/core';
import { nodeOf } from '../access/node-ids.ts';
import type { NodeKey } from '../access/node-key.ts';
import { invariant } from '../lib/invariant.ts';
import { type Scope, scopeOfKind } from '../request/scope.ts';
import type { Types } from './builder.ts';

/** A node marked with its type, by which GraphQL tells the members of an interface or union apart. */
export async function brandedNode(scope: Scope, key: NodeKey): Promise<object | null> {
  const node = await nodeOf(scopeOfKind(scope, key.kind), key);
  if (node !== null) brandWithType<Types>(node, key.kind as OutputType<Types>);
  return node;
}

/** The same for an entry of a list, which is there because its node was a moment ago. */
export async function listedNode(scope: Scope, key: NodeKey): Promise<object> {
  const node = await brandedNode(scope, key);
  invariant(node !== null, `${key.kind} ${key.id} is in a list and cannot be read`);
  return node;
}
