import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Operations } from '../persisted-operations/manifest.ts';
import { operationNameOf } from '../persisted-operations/manifest.ts';
import type { RegisteredQueries } from '../persisted-operations/registered-queries.ts';
import { refusal } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';

interface PersistedDocumentsOptions {
  /** Those of the pages under their SHA-256 in hexadecimal, and those of the operator under any id. */
  readonly operations: () => Promise<Operations>;
  /** Whether nothing else is run. */
  readonly isRequired: boolean;
  readonly registered: RegisteredQueries;
}

/** The parameter that names an operation: GraphQL over HTTP, appendix "Persisted Documents". */
export const DOCUMENT_ID_PARAMETER = 'documentId';

/**
 * Lets clients name an operation by its id instead of sending it: as `documentId`, or as Apollo's clients do
 * in `extensions.persistedQuery`. Those may send a query with its hash once, unless nothing else is run.
 */
export function usePersistedDocuments(options: PersistedDocumentsOptions): Plugin {
  const { operations, isRequired, registered } = options;
  const persisted = usePersistedOperations({
    allowArbitraryOperations: !isRequired,
    extractPersistedOperationId: documentId,
    async getPersistedOperation(id, request) {
      const info = requestInfo(request);
      const own = (await operations()).get(id);
      if (own !== undefined) info.boundedName = operationNameOf(own);
      const text = own ?? registered.get(id) ?? null;
      if (text !== null) info.isPersisted = true;
      return text;
    },
    customErrors: {
      notFound: unknown,
      keyNotFound: missing,
      persistedQueryOnly: unnamed,
    },
  });
  return {
    onPluginInit({ addPlugin }) {
      if (!isRequired) addPlugin(useRegistration(registered));
      addPlugin(persisted);
    },
  };
}

function useRegistration({ register }: RegisteredQueries): Plugin {
  return {
    onParams({ request, params }) {
      const hash = params.query && hashOf(params);
      if (typeof hash !== 'string') return;
      if (!register(hash, params.query ?? '')) throw mismatched();
      requestInfo(request).isPersisted = true;
    },
  };
}

/** With or without the name of the algorithm before it. Yoga reads the address of a GET without it. */
function documentId(params: object, request: Request): string | null {
  const id =
    request.method === 'GET'
      ? new URL(request.url).searchParams.get(DOCUMENT_ID_PARAMETER)
      : DOCUMENT_ID_PARAMETER in params && params[DOCUMENT_ID_PARAMETER];
  if (typeof id === 'string') return id.replace(/^sha256:/, '');
  const hash = hashOf(params);
  return typeof hash === 'string' ? hash : null;
}

function hashOf(params: object): unknown {
  return (params as Extended).extensions?.persistedQuery?.sha256Hash;
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

function mismatched(): GraphQLError {
  return refusal({
    code: 'BAD_REQUEST',
    message: '`extensions.persistedQuery.sha256Hash` is not the hash of `query`.',
  });
}

function missing(): GraphQLError {
  return refusal({ code: 'BAD_REQUEST', message: 'Must provide query string.' });
}

function unnamed(): GraphQLError {
  return refusal({
    code: 'PERSISTED_QUERY_REQUIRED',
    message: `This server runs registered operations only: send the id of one with \`${DOCUMENT_ID_PARAMETER}\`.`,
    status: 403,
  });
}
