import { builder } from '../../graphql/builder.ts';
import type { Scope } from '../../request/scope.ts';

/** Who asks, as others hang fields on it: `builder.objectField(Viewer, …)`. */
export const Viewer = builder.objectRef<Scope['viewer']>('Viewer');
