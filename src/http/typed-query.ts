import type { DocumentDecoration, initGraphQLTada, ResultOf } from 'gql.tada';
import { type DocumentNode, parse } from 'graphql';
import type { introspection } from './__generated__/introspection.d.ts';

type Tada = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    DateTime: string;
    HTML: string;
    URL: string;
  };
}>;

// Of gql.tada we use the types only: graphql parses, so that the server needs no other parser.
const tada = ((text: string) => parse(text, { noLocation: true })) as Tada;

/** A parsed query and the type of its data. */
export type TypedQuery<Data> = DocumentNode & DocumentDecoration<Data, never>;

/** The type that the schema gives the data of a query or fragment. */
export type DataOf<Text extends string> = ResultOf<ReturnType<typeof typedQuery<Text>>>;

/** Parses a query of the server itself. Its data has the type that the schema gives it. */
export function typedQuery<const Text extends string>(text: Text) {
  return tada(text);
}
