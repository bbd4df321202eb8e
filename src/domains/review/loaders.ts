import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../request/per-request.ts';
import type { Scope } from '../../request/scope.ts';
import type { HeldTextRow } from './model.ts';

export const reviewLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<HeldTextRow>(scope.reader),
}));
