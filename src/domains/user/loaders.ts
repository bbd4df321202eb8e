import { byId, byKey } from '../../loaders/by-id.ts';
import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { UserRow } from './model.ts';
import { selectUsersById, selectUsersByName } from './queries.ts';

export const userLoaders = perRequest((scope: Scope) => {
  const usersById = byId((ids) => selectUsersById(scope, ids));
  return {
    byId: usersById,
    byName: byKey(
      (names) => selectUsersByName(scope, names),
      (row) => row.name,
    ),
    connection: keysetConnection<UserRow>(scope.reader, (row) => usersById.prime(row.id, row)),
  };
});
