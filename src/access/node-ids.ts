import { inputError, PublicError } from '../lib/errors.ts';
import { decodeGlobalId } from '../lib/global-id.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import type { NodeKey, NodeKind } from './node-key.ts';
import type { AccessScope } from './registry.ts';

const MAX_NODES = 100;

/** The thing itself; null when it is missing or hidden from the viewer, which look alike. */
export function nodeOf<Scope extends AccessScope<Scope>>(
  scope: Scope,
  { kind, id }: NodeKey,
): MaybePromise<object | null> {
  return scope.registry.nodes[kind](scope, id);
}

/** Whether this server has nodes of such a type. */
function isNodeKind<Scope extends AccessScope<Scope>>(
  { registry }: Scope,
  typename: string,
): typename is NodeKind {
  return Object.hasOwn(registry.nodes, typename);
}

/** The node that a stored row names. Null if it is missing, hidden from the viewer or of an unknown type. */
export async function findVisibleNode<Scope extends AccessScope<Scope>>(
  scope: Scope,
  { nodeKind: kind, nodeId: id }: { readonly nodeKind: string; readonly nodeId: string },
): Promise<NodeKey | null> {
  if (!isNodeKind(scope, kind)) return null;
  return (await nodeOf(scope, { kind, id })) === null ? null : { kind, id };
}

/** @throws PublicError INVALID_ID when the text is not an id of this server */
export function parseNodeId<Scope extends AccessScope<Scope>>(
  scope: Scope,
  text: string,
  argument: string,
): NodeKey {
  const { typename, id } = decodeGlobalId(text, argument);
  if (!isNodeKind(scope, typename)) {
    throw new PublicError('This server has no objects of the type of this id.', {
      code: 'INVALID_ID',
      argument,
    });
  }
  return { kind: typename, id };
}

/**
 * The things that ids name. In place of one that is no id of this server stands the error INVALID_ID.
 *
 * @throws PublicError BAD_USER_INPUT when there are more than 100 ids
 */
export function parseNodeIds<Scope extends AccessScope<Scope>>(
  scope: Scope,
  texts: readonly string[],
): (NodeKey | PublicError)[] {
  if (texts.length > MAX_NODES) {
    throw inputError('ids', `\`ids\` must have at most ${MAX_NODES} items, not ${texts.length}.`);
  }
  return texts.map((text, index) => nodeKeyOrError(scope, text, `ids.${index}`));
}

/** The thing that an id names, or the error INVALID_ID. */
export function nodeKeyOrError<Scope extends AccessScope<Scope>>(
  scope: Scope,
  text: string,
  argument: string,
): NodeKey | PublicError {
  try {
    return parseNodeId(scope, text, argument);
  } catch (error) {
    if (error instanceof PublicError) return error;
    throw error;
  }
}
