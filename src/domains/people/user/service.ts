import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { userLoaders } from './loaders.ts';
import type { UserFilter, UserOrder, UserRow } from './model.ts';
import { userList } from './queries.ts';

/** People by their id; null for one who is gone. */
export const usersById = (scope: Scope) => userLoaders(scope).byId;

/** Finds a former username too. Upper and lower case are the same. */
export function userByName(scope: Scope, username: string): Promise<UserRow | null> {
  return userLoaders(scope).byName.load(username.toLowerCase());
}

/** The ids of the users with these names, now or formerly. Names that do not exist are left out. */
export async function userIdsByNames(
  scope: Scope,
  usernames: readonly string[],
): Promise<string[]> {
  const users = await Promise.all(usernames.map((username) => userByName(scope, username)));
  return users.flatMap((user) => user?.id ?? []);
}

export interface UserListArguments extends PageArguments {
  readonly orderBy: UserOrder;
  readonly filter?: UserFilter | null | undefined;
}

export function users(scope: Scope, args: UserListArguments): Connection<UserRow> {
  const { orderBy, filter } = args;
  return connection({
    loader: userLoaders(scope).connection,
    list: userList(scope, { orderBy, filter: filter ?? {} }),
    parentId: null,
    args,
  });
}
