import type { NodeKey } from '../../access/node-key.ts';
import { encodeGlobalId } from '../../lib/global-id.ts';
import { type OldName, oldNamesAt } from '../../lib/old-addresses.ts';
import type { RunOperation } from '../in-process.ts';
import { typedQuery } from '../typed-query.ts';

/** Finds what was imported under these names, in their order. */
export type OriginsOf = (names: readonly OldName[]) => Promise<readonly NodeKey[]>;

const OLD_ADDRESS = typedQuery(`query OldAddress($id: ID!) {
  node(id: $id) {
    ... on User { path }
    ... on Post { path }
    ... on Comment { path }
    ... on WikiPage { path }
    ... on WikiContribution { path }
    ... on Sequence { path }
  }
}`);

interface OldAddressOptions {
  readonly originsOf: OriginsOf;
  readonly runOperation: RunOperation;
}

/** Where the content is now that an address led to at its former site; null if the visitor may not see any. */
export async function findOldAddress(
  request: Request,
  url: URL,
  { originsOf, runOperation }: OldAddressOptions,
): Promise<string | null> {
  const names = oldNamesAt(url);
  if (names.length === 0) return null;
  for (const { kind, id } of await originsOf(names)) {
    const { node } = await runOperation(request, OLD_ADDRESS, { id: encodeGlobalId(kind, id) });
    if (node !== null && 'path' in node) return node.path;
  }
  return null;
}
