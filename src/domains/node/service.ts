import { inputError, PublicError } from '../../lib/errors.ts';
import { decodeGlobalId } from '../../lib/global-id.ts';
import { commentById } from '../comment/service.ts';
import { postById } from '../post/service.ts';
import { postRevisionById, wikiContributionById } from '../revision/service.ts';
import type { Scope } from '../scope.ts';
import { sequenceById } from '../sequence/service.ts';
import { userById } from '../user/service.ts';
import { wikiPageById } from '../wiki-page/service.ts';
import { NODE_KINDS, type NodeKey, type NodeKind } from './model.ts';

export const MOST_NODES = 100;

const loadOfKind: Record<NodeKind, (scope: Scope, id: string) => Promise<object | null>> = {
  User: userById,
  Post: postById,
  PostRevision: postRevisionById,
  Comment: commentById,
  WikiPage: wikiPageById,
  WikiContribution: wikiContributionById,
  Sequence: sequenceById,
};

/** The thing itself; null when it is missing or hidden from the viewer, which look alike. */
export function nodeOf(scope: Scope, { kind, id }: NodeKey): Promise<object | null> {
  return loadOfKind[kind](scope, id);
}

/** @throws PublicError INVALID_ID when the text is not an id of this server */
export function parseNodeId(text: string, argument: string): NodeKey {
  const { typename, id } = decodeGlobalId(text, argument);
  const kind = NODE_KINDS.find((known) => known === typename);
  if (kind === undefined) {
    throw new PublicError('This id is of a type that this server does not have.', {
      code: 'INVALID_ID',
      argument,
    });
  }
  return { kind, id };
}

/** @throws PublicError BAD_USER_INPUT when there are more than 100 ids, INVALID_ID when one is no id */
export function parseNodeIds(texts: readonly string[]): NodeKey[] {
  if (texts.length > MOST_NODES) {
    throw inputError('ids', `\`ids\` must have at most ${MOST_NODES} items, not ${texts.length}.`);
  }
  return texts.map((text, index) => parseNodeId(text, `ids.${index}`));
}
