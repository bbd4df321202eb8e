import { byId } from '../../../loaders/by-id.ts';
import { byKey } from '../../../loaders/by-key.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { UserRow } from './model.ts';
import { selectUsersByName, usersById } from './queries.ts';

export const userLoaders = perRequest((scope: Scope) => {
  const userById = byId<UserRow>(scope.reader, usersById(scope));
  return {
    byId: userById,
    byName: byKey(
      (names) => selectUsersByName(scope, names),
      (row) => row.name,
    ),
    connection: keysetConnection<UserRow>(scope.reader, userById.prime),
  };
});
