import { byId } from '../../loaders/by-id.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { HeldWikiEditRow } from './model.ts';
import { heldWikiEditsById } from './queries.ts';

export const heldWikiEditLoaders = perRequest((scope: Scope) => ({
  byId: byId<HeldWikiEditRow>(scope.reader, heldWikiEditsById(scope)),
}));
