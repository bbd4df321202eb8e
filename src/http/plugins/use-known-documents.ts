import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { refusal } from '../refusal.ts';

interface KnownDocumentsOptions {
  /** The texts of operations by their SHA-256, in hexadecimal. */
  readonly operations: () => Promise<ReadonlyMap<string, string>>;
  /** Whether nothing else is run. */
  readonly isRequired: boolean;
}

/** The parameter that names an operation: GraphQL over HTTP, appendix "Persisted Documents". */
export const DOCUMENT_ID = 'documentId';

/**
 * Lets clients name an operation by its hash instead of sending it: as `documentId`, or as Apollo's
 * clients do in `extensions.persistedQuery`.
 */
export function useKnownDocuments({ operations, isRequired }: KnownDocumentsOptions): Plugin {
  return usePersistedOperations({
    allowArbitraryOperations: !isRequired,
    extractPersistedOperationId: documentId,
    getPersistedOperation: async (id) => (await operations()).get(id) ?? null,
    customErrors: {
      notFound: unknown,
      keyNotFound: missing,
      persistedQueryOnly: unnamed,
    },
  });
}

/** With or without the name of the algorithm before it. Yoga reads the address of a GET without it. */
function documentId(params: object, request: Request): string | null {
  const given =
    request.method === 'GET'
      ? new URL(request.url).searchParams.get(DOCUMENT_ID)
      : DOCUMENT_ID in params && params[DOCUMENT_ID];
  if (typeof given === 'string') return given.replace(/^sha256:/, '');
  const { extensions } = params as Extended;
  const hash = extensions?.persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : null;
}

interface Extended {
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } | null };
}

function unknown(): GraphQLError {
  return refusal({
    code: 'PERSISTED_QUERY_NOT_FOUND',
    message: 'This server has no operation with this id.',
    lenient: true,
  });
}

function missing(): GraphQLError {
  return refusal({ code: 'BAD_REQUEST', message: 'Must provide query string.' });
}

function unnamed(): GraphQLError {
  return refusal({
    code: 'PERSISTED_QUERY_REQUIRED',
    message: `This server runs registered operations only: send the id of one with \`${DOCUMENT_ID}\`.`,
    status: 403,
  });
}
