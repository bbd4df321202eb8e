import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import RelayPlugin from '@pothos/plugin-relay';
import { type GraphQLOutputType, getNamedType, isLeafType } from 'graphql';
import { decodeGlobalId, encodeGlobalId } from '../lib/global-id.ts';
import type { Scope } from '../request/scope.ts';
import { RESULTS } from './results-plugin.ts';
import { RULES } from './rules-plugin.ts';
import { SELECTION } from './selection/selection-plugin.ts';

/** What a list counts for whose field says nothing of its length. */
const ORDINARY_LIST_LENGTH = 10;

interface SchemaShape {
  Context: Scope;
  Scalars: {
    /** Texts on both sides: times are never turned into `Date`, which would cut their digits. */
    DateTime: { Input: string; Output: string };
    HTML: { Input: string; Output: string };
    URL: { Input: string; Output: string };
    ID: { Input: string; Output: string };
  };
  DefaultFieldNullability: false;
}

/** The builder's own view of the schema's types, for helpers that take a field builder. */
export type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaShape>;

/** The fields of an input type, for helpers that define some of them. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;

/** The one builder of the schema. It holds no type: those stand in the domains. */
export const builder = new SchemaBuilder<SchemaShape>({
  // Last, because each plugin wraps what those after it wrapped.
  plugins: [RESULTS, RULES, ComplexityPlugin, RelayPlugin, SELECTION],
  defaultFieldNullability: false,
  complexity: { fieldComplexity: costOfField, defaultListMultiplier: ORDINARY_LIST_LENGTH },
  relay: {
    encodeGlobalID: (typename, id) => encodeGlobalId(typename, String(id)),
    decodeGlobalID: (text) => decodeGlobalId(text),
    nodeTypeOptions: {
      description: 'An object with an id. `node(id:)` returns it again.',
    },
    idFieldOptions: {
      description: 'The id of this object, unique across all types. The value is opaque.',
    },
    clientMutationId: 'optional',
    clientMutationIdInputOptions: {
      description: 'Any text of the client’s choice. The payload returns it unchanged.',
    },
    clientMutationIdFieldOptions: {
      description: 'The `clientMutationId` of the input. Null if the input had none.',
    },
    mutationInputArgOptions: { description: 'The arguments of the mutation.' },
    // Both fields are defined in node-fields.ts: they check their arguments first.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    pageInfoTypeOptions: {
      description: 'The position of a page in its list (Relay Cursor Connections Specification).',
    },
    hasNextPageFieldOptions: { description: 'Whether there are items after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are items before this page.' },
    startCursorFieldOptions: {
      description:
        'The cursor of the first item. Pass it as `before` to get the previous page. Null if the page is empty.',
    },
    endCursorFieldOptions: {
      description:
        'The cursor of the last item. Pass it as `after` to get the next page. Null if the page is empty.',
    },
  },
});

builder.queryType({ description: 'All operations that read data.' });
builder.mutationType({
  description:
    'All operations that change data. Each needs a viewer who is signed in: by a token with write access, or on the site’s own pages by the session cookie. Problems that the user can solve are in `userErrors`; then the operation has changed nothing.',
});
builder.subscriptionType({ description: 'All streams of events that a client can subscribe to.' });

/** An operation costs a point for each object that it may answer with; what objects hold is free. */
function costOfField(_args: object, _scope: Scope, field: { readonly type: GraphQLOutputType }) {
  return isLeafType(getNamedType(field.type)) ? 0 : 1;
}
