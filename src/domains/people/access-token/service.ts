import type { Scope } from '../../../request/scope.ts';
import { tokenLoaders } from './loaders.ts';
import type { AccessTokenRow } from './model.ts';
import { selectTokens } from './queries.ts';

/** Tokens by their id; null for one that is over or belongs to another user. */
export const tokensById = (scope: Scope) => tokenLoaders(scope).byId;

/** The viewer's tokens; null for anonymous viewers. */
export async function ownTokens(scope: Scope): Promise<AccessTokenRow[] | null> {
  return scope.viewer.kind === 'member' ? selectTokens(scope) : null;
}
