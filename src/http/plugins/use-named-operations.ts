import { type DocumentNode, type GraphQLError, getOperationAST, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { clipped } from '../../lib/clipped.ts';
import { refusal } from '../refusal.ts';

/** Refuses a request that does not say which operation of its document to run, and says what the document has. */
export function useNamedOperations(): Plugin {
  return {
    onParse() {
      return ({ result, context }) => {
        if (result instanceof Error) return;
        const { operationName } = context.params;
        if (!getOperationAST(result, operationName)) throw unresolved(result, operationName);
      };
    },
  };
}

/** How many of a document's operations an error names. */
const MAX_NAMES = 5;

const MAX_NAME_LENGTH = 100;

function unresolved(document: DocumentNode, name: unknown): GraphQLError {
  return refusal({
    code: 'OPERATION_RESOLUTION_FAILURE',
    message: `${whatIsWrong(name)} ${whatThereIs(namesOf(document))}`,
  });
}

function whatIsWrong(name: unknown): string {
  if (name === undefined || name === null) return 'Say in `operationName` which operation to run.';
  if (typeof name !== 'string') return '`operationName` must be a text.';
  return `No operation has the name “${clipped(name, MAX_NAME_LENGTH)}”.`;
}

function namesOf({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name
      ? clipped(definition.name.value, MAX_NAME_LENGTH)
      : [],
  );
}

function whatThereIs(names: readonly string[]): string {
  if (names.length === 0) return 'The document has no operation with a name.';
  const shown = names.slice(0, MAX_NAMES).map((name) => `“${name}”`);
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return `The document has ${shown.join(', ')}${more}.`;
}
