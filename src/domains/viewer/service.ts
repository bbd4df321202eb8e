import type { Viewer } from '../../access/viewer.ts';
import { NIL_UUID } from '../../lib/uuid.ts';
import type { Scope } from '../../request/scope.ts';

/** The UUID in the id of a viewer: that of the account, or the nil UUID for anonymous viewers. */
export function viewerKey(viewer: Viewer): string {
  return viewer.kind === 'member' ? viewer.id : NIL_UUID;
}

/** The viewer, if it has this UUID. Nobody finds the viewer of another account. */
export function viewerById({ viewer }: Scope, id: string): Viewer | null {
  return viewerKey(viewer) === id ? viewer : null;
}

declare module '../../access/node-key.ts' {
  interface NodeRows {
    readonly Viewer: Viewer;
  }
}
