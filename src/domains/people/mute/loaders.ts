import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { MuteRow } from './model.ts';
import { mutedPostsById, mutedUsersById } from './queries.ts';

interface MutedRow {
  /** Of the muted user. */
  readonly id: string;
  readonly muteId: string;
  readonly createdAt: string;
}

export const muteLoaders = perRequest(({ reader, viewer }: Scope) => ({
  muted: byId<MutedRow>(reader, mutedUsersById(viewer)),
  mutedPosts: byId<{ readonly id: string }>(reader, mutedPostsById(viewer)),
  connection: keysetConnection<MuteRow>(reader),
}));
