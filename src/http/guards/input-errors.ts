import { type DocumentNode, type GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import { MAX_INPUT_DEPTH, MAX_INPUT_ITEMS } from '../../lib/input-limits.ts';
import { refusal } from '../refusal.ts';
import type { Operation } from './operation.ts';
import { textVariables } from './text-variables.ts';
import { argumentOfVariable, type UnfitInput, unfitLiteral, unfitVariable } from './unfit-input.ts';
import { type WrongValue, wrongValues } from './wrong-values.ts';

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
    return wrongValues({ schema, definitions, values, suggests }).map((wrong) =>
      mistyped(wrong, document),
    );
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

function mistyped({ path, message }: WrongValue, document: DocumentNode): GraphQLError {
  const argument = path === null ? undefined : argumentAt(document, path);
  return refusal({ code: 'BAD_USER_INPUT', message, argument, lenient: true });
}

/** Where the part of a variable that a path names ends up; the path itself if it is given to nothing. */
function argumentAt(document: DocumentNode, path: string): string {
  const [variable = '', ...below] = path.split('.');
  return [argumentOfVariable(document, variable) ?? variable, ...below].join('.');
}
