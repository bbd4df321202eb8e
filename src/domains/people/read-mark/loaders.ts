import { byId } from '../../../loaders/by-id.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { ReadMarkRow, UnreadRow } from './model.ts';
import { readMarksById, unreadById } from './queries.ts';

export const readMarkLoaders = perRequest(({ reader, viewer }: Scope) => ({
  marks: byId<ReadMarkRow>(reader, readMarksById(viewer)),
  unread: byId<UnreadRow>(reader, unreadById(viewer)),
}));
