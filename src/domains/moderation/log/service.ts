import { nodeOf, parseNodeId } from '../../../access/node-ids.ts';
import type { NodeKey } from '../../../access/node-key.ts';
import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { userIdsByNames } from '../../people/user/service.ts';
import { moderationLoaders } from './loaders.ts';
import type { ModeratedKind, ModerationActionRow, ModerationFilter } from './model.ts';
import { type ModerationListOptions, moderationActions } from './queries.ts';
import { isModeratedKind } from './subject-columns.ts';

/** Entries of the log by their id; null for one that is missing. */
export const moderationActionsById = (scope: Scope) => moderationLoaders(scope).byId;

export interface ModerationLogArguments extends PageArguments {
  readonly filter?: ModerationFilter | null | undefined;
}

/**
 * What moderators did, newest first.
 *
 * @throws PublicError INVALID_ID
 */
export async function moderationLog(
  scope: Scope,
  { filter, ...args }: ModerationLogArguments,
): Promise<Connection<ModerationActionRow>> {
  return connection({
    loader: moderationLoaders(scope).connection,
    list: moderationActions(scope, await listOptions(scope, filter ?? {})),
    parentId: null,
    args,
  });
}

async function listOptions(scope: Scope, filter: ModerationFilter): Promise<ModerationListOptions> {
  const { moderators, users, subjectId } = filter;
  const [moderatorIds, userIds, subject] = await Promise.all([
    moderators ? userIdsByNames(scope, moderators) : undefined,
    users ? userIdsByNames(scope, users) : undefined,
    typeof subjectId === 'string' ? findVisibleSubject(scope, subjectId) : undefined,
  ]);
  return { filter, moderatorIds, userIds, subject };
}

/** Null for what the viewer may not see: the log must not say that it exists. */
async function findVisibleSubject(
  scope: Scope,
  id: string,
): Promise<NodeKey<ModeratedKind> | null> {
  const key = parseNodeId(scope, id, 'filter.subjectId');
  const { kind } = key;
  if (!isModeratedKind(kind) || (await nodeOf(scope, key)) === null) return null;
  return { kind, id: key.id };
}
