import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { HeldTextRow } from './model.ts';

export const reviewLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<HeldTextRow>(scope.reader),
}));
