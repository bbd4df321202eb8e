import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { LinkRow } from './model.ts';

export const linkLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<LinkRow>(scope.reader),
}));
