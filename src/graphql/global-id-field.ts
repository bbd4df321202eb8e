import { encodeGlobalId } from '../lib/global-id.ts';
import type { Types } from './builder.ts';

type FieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<Types, Row>;

/** The `id` of a type that has one. The relay plugin's own is a promise for each of a page's rows. */
export function globalIdField<Row extends { readonly id: string }>(
  t: FieldBuilder<Row>,
  typename: string,
) {
  return t.id({
    description: 'The id of this object, unique across all types. The value is opaque.',
    reads: ['id'],
    resolve: ({ id }) => encodeGlobalId(typename, id),
  });
}
