import { byKey } from '../../../loaders/by-key.ts';
import { type Connection, connection } from '../../../loaders/connection.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { type ItemTable, itemList, itemsAbout } from './item-list.ts';
import type { ItemRow } from './model.ts';

/** One kind of items that belong to the viewer, such as bookmarks. */
export interface ViewerItems<Row> {
  /** The items of the viewer, newest first; null for anonymous viewers. */
  list(scope: Scope, args: PageArguments): Connection<Row> | null;
  /** The item of the viewer about this subject; null if there is none. */
  find(scope: Scope, subjectId: string): Promise<Row | null>;
}

interface ViewerItemsOptions extends ItemTable {
  /** Names the statements: `bookmark`. */
  readonly noun: string;
}

export function viewerItems<Row extends ItemRow>({
  noun,
  ...table
}: ViewerItemsOptions): ViewerItems<Row> {
  const loaders = perRequest(({ reader, viewer }: Scope) => ({
    connection: keysetConnection<Row>(reader),
    bySubject: byKey<Row>(
      async (ids) =>
        viewer.kind === 'anonymous'
          ? []
          : reader.run<Row>(`${noun}.bySubject`, itemsAbout(table, { userId: viewer.id, ids })),
      ({ subject }) => subject.id,
    ),
  }));
  return {
    list(scope, args) {
      const { viewer } = scope;
      if (viewer.kind === 'anonymous') return null;
      return connection({
        loader: loaders(scope).connection,
        list: itemList({ ...table, noun, viewer }),
        parentId: viewer.id,
        args,
      });
    },
    async find(scope, subjectId) {
      return scope.viewer.kind === 'anonymous' ? null : loaders(scope).bySubject.load(subjectId);
    },
  };
}
