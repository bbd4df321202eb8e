import { byId } from '../../../loaders/by-id.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { HeldWikiEditRow } from './model.ts';
import { heldWikiEditsById } from './queries.ts';

export const heldWikiEditLoaders = perRequest((scope: Scope) => ({
  byId: byId<HeldWikiEditRow>(scope.reader, heldWikiEditsById(scope)),
}));
