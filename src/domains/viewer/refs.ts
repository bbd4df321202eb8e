import { builder } from '../../graphql/builder.ts';
import type { Scope } from '../../request/scope.ts';

/** The viewer. Other domains add fields to it with `builder.objectField(Viewer, …)`. */
export const Viewer = builder.objectRef<Scope['viewer']>('Viewer');
