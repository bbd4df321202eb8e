import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { moderationLoaders } from './loaders.ts';
import type { ModerationActionRow } from './model.ts';
import { moderationActions } from './queries.ts';

/** Entries of the log by their id; null for one that is missing. */
export const moderationActionsById = (scope: Scope) => moderationLoaders(scope).byId;

/** What moderators did, newest first. */
export function moderationLog(scope: Scope, args: PageArguments): Connection<ModerationActionRow> {
  return connection({
    loader: moderationLoaders(scope).connection,
    list: moderationActions(scope),
    parentId: null,
    args,
  });
}
