import {
  coerceInputValue,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isInputType,
  Kind,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { MAX_INPUT_DEPTH, MAX_INPUT_ITEMS } from '../../lib/input-limits.ts';
import { refusal } from '../refusal.ts';
import type { Operation } from './operation.ts';
import { textVariables } from './text-variables.ts';
import { argumentOfVariable, type UnfitInput, unfitLiteral, unfitVariable } from './unfit-input.ts';

interface InputErrorOptions {
  readonly schema: GraphQLSchema;
  /** Whether errors may say which names of the schema come near to a wrong one. */
  readonly suggests: boolean;
}

/** What is wrong with an operation's input. */
export type InputErrors = (operation: Operation) => readonly GraphQLError[];

/**
 * Finds input that no field could take, before anything runs: texts that PostgreSQL cannot store, lists
 * that are too long, variables that are not of their types. The error names the argument.
 */
export function inputErrors({ schema, suggests }: InputErrorOptions): InputErrors {
  const clean = new WeakSet<DocumentNode>();
  const areTexts = textVariables();

  return ({ document, operationName, variables }) => {
    const literal = clean.has(document) ? null : unfitLiteral(document);
    if (literal !== null) return [unfit(literal, literal.path)];
    clean.add(document);
    const values = variables ?? {};
    const variable = unfitVariable(values);
    if (variable !== null) return [unfit(variable, argumentAt(document, variable.path))];
    if (areTexts(document, values)) return [];
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    const options = { maxErrors: 20, hideSuggestions: !suggests };
    const { errors } = getVariableValues(schema, definitions, values, options);
    if (errors === undefined) return [];
    const places = definitions.flatMap((definition) => placesIn(schema, definition, values));
    return errors.map((error) => mistyped(error, argumentAt(document, placeOf(error, places))));
  };
}

function unfit({ path, problem }: UnfitInput, argument: string | undefined): GraphQLError {
  if (problem === 'is a list that is too long') {
    return refusal({
      code: 'DOCUMENT_LIMIT_EXCEEDED',
      message: `\`${path}\` ${problem}: at most ${MAX_INPUT_ITEMS} items are allowed.`,
      argument,
    });
  }
  if (problem === 'has too many levels') {
    return refusal({
      code: 'DOCUMENT_LIMIT_EXCEEDED',
      message: `\`${path}\` ${problem} of lists and objects: at most ${MAX_INPUT_DEPTH} are allowed.`,
      argument,
    });
  }
  const message = `\`${path}\` ${problem}: it is not a text.`;
  return refusal({ code: 'BAD_USER_INPUT', message, argument, lenient: true });
}

/** A part of a variable whose value cannot be taken, in the order of the errors of `getVariableValues`. */
interface WrongPlace {
  readonly definition: VariableDefinitionNode;
  /** The variable and the fields below it; dotted, without the places in lists. */
  readonly path: string;
}

/** Finds again what `getVariableValues` found: its errors tell the path in words alone. */
function placesIn(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): WrongPlace[] {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  const places: WrongPlace[] = [];
  if (!isInputType(type) || values[name] === undefined || values[name] === null) return places;
  coerceInputValue(values[name], type, (path, _, { message }) => {
    const field = /^Field "(\w+)" /.exec(message)?.[1]; // of the object at `path`: missing, or unknown
    const parts = [
      name,
      ...path.filter((part) => typeof part === 'string'),
      ...(field ? [field] : []),
    ];
    places.push({ definition, path: parts.join('.') });
  });
  return places;
}

/** The place that an error is about. Each place has one error, in the same order. */
function placeOf({ nodes }: GraphQLError, places: WrongPlace[]): string | null {
  const definition = nodes?.find((node) => node.kind === Kind.VARIABLE_DEFINITION);
  if (definition === undefined) return null;
  if (places[0]?.definition === definition) return places.shift()?.path ?? null;
  return definition.variable.name.value;
}

/** GraphQL specification, section 6.1.2: Coercing Variable Values. */
function mistyped({ message }: GraphQLError, argument: string | undefined): GraphQLError {
  return refusal({ code: 'BAD_USER_INPUT', message, argument, lenient: true });
}

/** Where the part of a variable that a path names ends up; the path itself if it is given to nothing. */
function argumentAt(document: DocumentNode, path: string | null): string | undefined {
  if (path === null) return undefined;
  const [variable = '', ...below] = path.split('.');
  return [argumentOfVariable(document, variable) ?? variable, ...below].join('.');
}
