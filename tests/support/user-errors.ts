import { type DocumentNode, Kind, parse, print, type SelectionNode, visit } from 'graphql';
import { USER_ERROR_CODES } from '../../src/lib/errors.ts';

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** The name under which tests ask each mutation for its errors, besides what they ask for. */
const ALIAS = 'allUserErrors';

const SELECTION = selectionOf(`{
  ${ALIAS}: userErrors {
    __typename code message path
    ... on EditConflict { base theirs merged version }
  }
}`);

function selectionOf(text: string): SelectionNode {
  const [operation] = parse(text).definitions;
  const selection =
    operation?.kind === Kind.OPERATION_DEFINITION && operation.selectionSet.selections[0];
  if (!selection) throw new Error('There is no selection');
  return selection;
}

/** A document whose mutations say everything that is wrong with their inputs. */
export function askingForUserErrors(query: string): string {
  const document = query.includes('mutation') ? parsed(query) : null;
  if (document === null) return query;
  return print(
    visit(document, {
      OperationDefinition(operation) {
        if (operation.operation !== 'mutation') return false;
        const selections = operation.selectionSet.selections.map((field) =>
          field.kind === Kind.FIELD && field.selectionSet !== undefined
            ? {
                ...field,
                selectionSet: {
                  ...field.selectionSet,
                  selections: [...field.selectionSet.selections, SELECTION],
                },
              }
            : field,
        );
        return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
      },
    }),
  );
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null; // tests send what is no document, too
  }
}

interface SentUserError {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

/**
 * The errors of a response, and then the `userErrors` that `askingForUserErrors` asked for, which it takes out of the
 * data. What users can mend must not be an error of the response, and a refused mutation must have no result.
 */
export function withUserErrors(
  data: unknown,
  errors: readonly GraphqlError[],
): readonly GraphqlError[] {
  const misplaced = errors.find(
    ({ path, extensions }) =>
      (path?.length === 1 || path?.[1] === ALIAS) && String(extensions['code']) in USER_ERROR_CODES,
  );
  if (misplaced !== undefined) throw new Error(`Not in userErrors: ${misplaced.message}`);
  const payloads = Object.entries((data ?? {}) as Readonly<Record<string, unknown>>);
  return [...errors, ...payloads.flatMap(([field, payload]) => takeUserErrors(field, payload))];
}

function takeUserErrors(field: string, payload: unknown): GraphqlError[] {
  if (typeof payload !== 'object' || payload === null || !(ALIAS in payload)) return [];
  const found = payload[ALIAS] as readonly SentUserError[];
  delete payload[ALIAS];
  if (found.length > 0) assertNoResult(field, payload);
  return found.map(({ __typename, code, message, path, ...details }) => ({
    message,
    path: [field],
    extensions: { code, ...(path === null ? {} : { argument: path.join('.') }), ...details },
  }));
}

function assertNoResult(field: string, payload: object): void {
  for (const [name, value] of Object.entries(payload)) {
    const isKept = name === 'clientMutationId' || name === '__typename' || name === 'userErrors';
    if (!isKept && value !== null) throw new Error(`${field} was refused and has a ${name}`);
  }
}
