import {
  coerceInputValue,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { clipped } from '../../lib/clipped.ts';

/** A value in the variables that its type does not take. */
export interface WrongValue {
  /** The variable and the fields below it; dotted, without places in lists. Null for what is not named any more. */
  readonly path: string | null;
  readonly message: string;
}

interface WrongValueOptions {
  readonly schema: GraphQLSchema;
  readonly definitions: readonly VariableDefinitionNode[];
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether a message may say which names of the schema come near to a wrong one. */
  readonly suggests: boolean;
}

/** How many wrong values are named. */
const MAX_ERRORS = 20;

/** How much of a value, and of what a scalar says of it, is repeated in a message, in characters. */
const SHOWN = 100;
const SAID = 500;

/**
 * The values that cannot be coerced (GraphQL specification, section 6.1.2). `getVariableValues` would repeat the
 * whole object in the message for each field that its type does not have: 20 times a megabyte.
 */
export function wrongValues(options: WrongValueOptions): WrongValue[] {
  const found: WrongValue[] = [];
  try {
    for (const definition of options.definitions) {
      findIn(definition, options, (wrong) => {
        if (found.length === MAX_ERRORS) throw new Enough();
        found.push(wrong);
      });
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    found.push({ path: null, message: `More than ${MAX_ERRORS} values are wrong.` });
  }
  return found;
}

/** Ends the search: a client may send a hundred thousand fields that the type does not have. */
class Enough extends Error {}

function findIn(
  definition: VariableDefinitionNode,
  { schema, values, suggests }: WrongValueOptions,
  note: (wrong: WrongValue) => void,
): void {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return;
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value !== undefined && value !== null) {
    const noteError = (path: Path, wrong: unknown, { message }: Error) =>
      note({
        path: [name, ...fieldsOf(path, message)].join('.'),
        message: `Variable "$${name}" got invalid value${shown(wrong)}${placeOf(name, path)}; ${clipped(message, SAID)}`,
      });
    coerceInputValue(value, type, noteError, !suggests);
    return;
  }
  const hasDefault = value === undefined && definition.defaultValue !== undefined;
  if (!isNonNullType(type) || hasDefault) return;
  const message =
    value === null
      ? `Variable "$${name}" of non-null type "${type}" must not be null.`
      : `Variable "$${name}" of required type "${type}" was not provided.`;
  note({ path: name, message });
}

/** Keys of objects and places in lists. */
type Path = readonly (string | number)[];

/** The fields down to the one that an error is about: it may be missing, or one that the object's type does not have. */
function fieldsOf(path: Path, message: string): string[] {
  const field = /^Field "(\w+)" /.exec(message)?.[1];
  const fields = path.filter((part) => typeof part === 'string');
  return field === undefined ? fields : [...fields, field];
}

/** Objects and lists are not repeated: their place says enough. */
function shown(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? ''
    : ` ${clipped(JSON.stringify(value), SHOWN)}`;
}

function placeOf(name: string, path: Path): string {
  if (path.length === 0) return '';
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`));
  return ` at "${name}${parts.join('')}"`;
}
