import type { MemberViewer } from '../../access/viewer.ts';
import { type Connection, connection } from '../../loaders/connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../../request/scope.ts';
import { reviewLoaders } from './loaders.ts';
import type { HeldTextRow } from './model.ts';
import { heldTextList } from './queries.ts';

/** The texts that wait for review, held first comes first: moderators get all, others their own. */
export function heldTexts(
  scope: Scope,
  viewer: MemberViewer,
  args: PageArguments,
): Connection<HeldTextRow> {
  const { connection: loader } = reviewLoaders(scope);
  return connection({ loader, list: heldTextList(viewer), parentId: null, args });
}
