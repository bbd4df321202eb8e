import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import RelayPlugin from '@pothos/plugin-relay';
import { type GraphQLOutputType, getNamedType, isLeafType } from 'graphql';
import { decodeGlobalId, encodeGlobalId } from '../lib/global-id.ts';
import type { Scope } from '../request/scope.ts';
import { RULES } from './rules-plugin.ts';
import { SELECTION } from './selection/selection-plugin.ts';

/** What a list counts for whose field says nothing of its length. */
const ORDINARY_LIST_LENGTH = 10;

interface SchemaShape {
  Context: Scope;
  Scalars: {
    /** Texts on both sides: times are never turned into `Date`, which would cut their digits. */
    DateTime: { Input: string; Output: string };
    ID: { Input: string; Output: string };
  };
  DefaultFieldNullability: false;
}

/** The builder's own view of the schema's types, for helpers that take a field builder. */
export type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaShape>;

/** The one builder of the schema. It holds no type: those stand in the domains. */
export const builder = new SchemaBuilder<SchemaShape>({
  // Last, because each plugin wraps what those after it wrapped.
  plugins: [RULES, ComplexityPlugin, RelayPlugin, SELECTION],
  defaultFieldNullability: false,
  complexity: { fieldComplexity: costOfField, defaultListMultiplier: ORDINARY_LIST_LENGTH },
  relay: {
    encodeGlobalID: (typename, id) => encodeGlobalId(typename, String(id)),
    decodeGlobalID: (text) => decodeGlobalId(text),
    nodeTypeOptions: {
      description: 'Anything that has an id of its own and can be fetched again by it.',
    },
    idFieldOptions: {
      description: 'Opaque and unique across all types. Keep it as it is; do not take it apart.',
    },
    clientMutationId: 'optional',
    clientMutationIdInputOptions: { description: 'Comes back in the payload as it is.' },
    clientMutationIdFieldOptions: { description: 'What the input had under this name.' },
    mutationInputArgOptions: { description: 'What to do, and to what.' },
    // Both fields are defined in node-fields.ts: they check their arguments first.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    pageInfoTypeOptions: {
      description: 'Where a page stands in its list (Relay Cursor Connections Specification).',
    },
    hasNextPageFieldOptions: { description: 'Whether there are items after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are items before this page.' },
    startCursorFieldOptions: {
      description: 'The cursor of the first item: pass it as `before` to go back.',
    },
    endCursorFieldOptions: {
      description: 'The cursor of the last item: pass it as `after` to go on.',
    },
  },
});

builder.queryType({ description: 'Everything that can be asked.' });
builder.mutationType({
  description: 'Everything that can be done. Each needs a token for writing.',
});
builder.subscriptionType({ description: 'Everything that can be followed as it happens.' });

/** An operation costs a point for each object that it may answer with; what objects hold is free. */
function costOfField(_args: object, _scope: Scope, field: { readonly type: GraphQLOutputType }) {
  return isLeafType(getNamedType(field.type)) ? 0 : 1;
}
