import { commentsById } from '../domains/discussion/comment/service.ts';
import { postsById } from '../domains/discussion/post/service.ts';
import { sequencesById } from '../domains/discussion/sequence/service.ts';
import { moderationActionsById } from '../domains/moderation/log/service.ts';
import { reportsById } from '../domains/moderation/report/service.ts';
import { notificationById } from '../domains/people/notification/service.ts';
import { usersById } from '../domains/people/user/service.ts';
import { heldWikiEditsById } from '../domains/wiki/held-edit/service.ts';
import { wikiPagesById } from '../domains/wiki/page/service.ts';
import { postRevisionById, wikiContributionById } from '../domains/wiki/revision/service.ts';
import { inputError, PublicError } from '../lib/errors.ts';
import { decodeGlobalId } from '../lib/global-id.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import type { Scope } from '../request/scope.ts';
import { NODE_KINDS, type NodeKey, type NodeKind } from './node-key.ts';

export const MOST_NODES = 100;

const loadOfKind: Record<NodeKind, (scope: Scope, id: string) => MaybePromise<object | null>> = {
  User: (scope, id) => usersById(scope).load(id),
  Post: (scope, id) => postsById(scope).load(id),
  PostRevision: postRevisionById,
  Comment: (scope, id) => commentsById(scope).load(id),
  WikiPage: (scope, id) => wikiPagesById(scope).load(id),
  WikiContribution: wikiContributionById,
  Sequence: (scope, id) => sequencesById(scope).load(id),
  HeldWikiEdit: (scope, id) => heldWikiEditsById(scope).load(id),
  Report: (scope, id) => reportsById(scope).load(id),
  ModerationAction: (scope, id) => moderationActionsById(scope).load(id),
  Notification: notificationById,
};

/** The thing itself; null when it is missing or hidden from the viewer, which look alike. */
export function nodeOf(scope: Scope, { kind, id }: NodeKey): MaybePromise<object | null> {
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
