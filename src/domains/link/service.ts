import type { NodeKey } from '../../access/node-key.ts';
import { type Connection, connection } from '../../loaders/connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../../request/scope.ts';
import { linkLoaders } from './loaders.ts';
import type { LinkEnd, LinkRow } from './model.ts';
import { linksTo } from './queries.ts';

/** What points at a post, comment or page, newest first. */
export function linkedFrom(
  scope: Scope,
  target: NodeKey<LinkEnd>,
  args: PageArguments,
): Connection<LinkRow> {
  return connection({
    loader: linkLoaders(scope).connection,
    list: linksTo(target.kind),
    parentId: target.id,
    args,
  });
}
