import { byId } from '../../loaders/by-id.ts';
import { perRequest } from '../../request/per-request.ts';
import type { Scope } from '../../request/scope.ts';
import type { UploadRow } from './model.ts';
import { uploadsById } from './queries.ts';

export const uploadLoaders = perRequest((scope: Scope) => ({
  byId: byId<UploadRow>(scope.reader, uploadsById(scope)),
}));
