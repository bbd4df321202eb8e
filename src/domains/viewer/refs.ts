import { builder, type Types } from '../../graphql/builder.ts';
import type { Scope } from '../../request/scope.ts';

/** The viewer. Other domains add fields to it with `builder.objectField(Viewer, …)`. */
export const Viewer = builder.objectRef<Scope['viewer']>('Viewer');

/** The viewer after a change, in a payload or an event: a client updates what it shows of `viewer` by it. */
export function viewerAfter<Row>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Row>,
  description: string,
) {
  return t.field({ description, type: Viewer, resolve: (_row, _args, scope) => scope.viewer });
}
