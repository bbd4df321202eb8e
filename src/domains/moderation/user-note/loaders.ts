import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { UserNoteRow } from './model.ts';
import { userNotesById } from './queries.ts';

export const userNoteLoaders = perRequest((scope: Scope) => {
  const noteById = byId<UserNoteRow>(scope.reader, userNotesById(scope));
  return {
    byId: noteById,
    connection: keysetConnection<UserNoteRow>(scope.reader, noteById.prime),
  };
});
