import type { Types } from '../../graphql/builder.ts';
import { Viewer } from './refs.ts';

/** The viewer after a change, in a payload or an event: a client updates what it shows of `viewer` by it. */
export function viewerAfter<Row>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Row>,
  description: string,
) {
  return t.field({ description, type: Viewer, resolve: (_row, _args, scope) => scope.viewer });
}
