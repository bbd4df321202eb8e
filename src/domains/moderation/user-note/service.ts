import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { userIdsByNames } from '../../people/user/service.ts';
import { userNoteLoaders } from './loaders.ts';
import type { UserNoteRow } from './model.ts';
import { type UserNoteFilter, userNoteList } from './queries.ts';

/** Notes by their id; null for one that is missing or hidden from the viewer. */
export const userNotesById = (scope: Scope) => userNoteLoaders(scope).byId;

export interface UserNoteListArguments extends PageArguments {
  readonly filter?: UserNoteFilter | null | undefined;
}

/** The notes that the viewer may see, newest first. */
export async function userNotes(
  scope: Scope,
  { filter: filterOrNull, ...args }: UserNoteListArguments,
): Promise<Connection<UserNoteRow>> {
  const filter = filterOrNull ?? {};
  const userIds = filter.users ? await userIdsByNames(scope, filter.users) : undefined;
  return connection({
    loader: userNoteLoaders(scope).connection,
    list: userNoteList(scope, { filter, userIds }),
    parentId: null,
    args,
  });
}
