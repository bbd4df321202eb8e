import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { MOST_LIST_ITEMS } from '../document-limits.ts';
import { refusal } from '../refusal.ts';
import {
  argumentOfVariable,
  type UnfitInput,
  unfitLiteral,
  unfitVariable,
} from '../unfit-input.ts';

interface InputCheckOptions {
  readonly schema: GraphQLSchema;
  /** Whether errors may say which names of the schema come near to a wrong one. */
  readonly suggests: boolean;
}

/**
 * Refuses input that no field could take, before anything runs: texts that PostgreSQL cannot store,
 * lists that are too long, variables that are not of their types. The error names the argument.
 */
export function useInputChecks({ schema, suggests }: InputCheckOptions): Plugin {
  const clean = new WeakSet<DocumentNode>();

  function check(document: DocumentNode, params: Params): readonly GraphQLError[] {
    const literal = clean.has(document) ? null : unfitLiteral(document);
    if (literal !== null) return [unfit(literal, literal.path)];
    clean.add(document);
    const variable = unfitVariable(params.variables ?? {});
    if (variable !== null) return [unfit(variable, argumentAt(document, variable.path))];
    const operation = getOperationAST(document, params.operationName);
    const options = { maxErrors: 20, hideSuggestions: !suggests };
    const definitions = operation?.variableDefinitions ?? [];
    const { errors } = getVariableValues(schema, definitions, params.variables ?? {}, options);
    return errors?.map((error) => mistyped(error, document)) ?? [];
  }

  function refuseUnfit({ args, setResultAndStopExecution }: Operation): void {
    const errors = check(args.document, {
      variables: args.variableValues,
      operationName: args.operationName,
    });
    if (errors.length > 0) setResultAndStopExecution({ errors });
  }

  return { onExecute: refuseUnfit, onSubscribe: refuseUnfit };
}

/** One that is about to be run. */
interface Operation {
  readonly args: ExecutionArgs;
  readonly setResultAndStopExecution: (result: ExecutionResult) => void;
}

interface Params {
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

function unfit({ path, problem }: UnfitInput, argument: string | undefined): GraphQLError {
  if (problem === 'is a list that is too long') {
    return refusal({
      code: 'DOCUMENT_LIMIT_EXCEEDED',
      message: `\`${path}\` ${problem}: at most ${MOST_LIST_ITEMS} items are allowed.`,
      argument,
    });
  }
  const message = `\`${path}\` ${problem}: it is not a text.`;
  return refusal({ code: 'BAD_USER_INPUT', message, argument, lenient: true });
}

/** GraphQL specification, section 6.1.2: Coercing Variable Values. */
function mistyped(error: GraphQLError, document: DocumentNode): GraphQLError {
  const definition = error.nodes?.find((node) => node.kind === Kind.VARIABLE_DEFINITION);
  const argument = definition && argumentAt(document, definition.variable.name.value);
  return refusal({ code: 'BAD_USER_INPUT', message: error.message, argument, lenient: true });
}

/** Where the part of a variable that a path names ends up; the path itself if it is given to nothing. */
function argumentAt(document: DocumentNode, path: string): string {
  const [variable = '', ...below] = path.split('.');
  return [argumentOfVariable(document, variable) ?? variable, ...below].join('.');
}
