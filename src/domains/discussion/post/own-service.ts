import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { postLoaders } from './loaders.ts';
import type { InvitationRow, PostRow } from './model.ts';
import { draftsOf, invitationsTo } from './own-queries.ts';

/** The drafts of a person: the viewer's own, for nobody else may see that they are theirs. */
export function drafts(scope: Scope, userId: string, args: PageArguments): Connection<PostRow> {
  const { connection: loader } = postLoaders(scope);
  return connection({ loader, list: draftsOf(scope), parentId: userId, args });
}

/** A new draft with its place among its author's. */
export async function edgeOfDraft(scope: Scope, { id, authorId }: PostRow) {
  const connection = drafts(scope, authorId ?? id, { first: 100 });
  const { rows } = await connection.page();
  const row = rows.find((draft) => draft.id === id);
  return row === undefined ? null : { row, connection };
}

/** The posts that the viewer is invited to write with others, and has not answered. */
export function invitations(
  scope: Scope,
  userId: string,
  args: PageArguments,
): Connection<InvitationRow> {
  const { invitations: loader } = postLoaders(scope);
  return connection({ loader, list: invitationsTo(scope), parentId: userId, args });
}
