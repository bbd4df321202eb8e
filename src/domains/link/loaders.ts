import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../request/per-request.ts';
import type { Scope } from '../../request/scope.ts';
import type { LinkRow } from './model.ts';

export const linkLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<LinkRow>(scope.reader),
}));
