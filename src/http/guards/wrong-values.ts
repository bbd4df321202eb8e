import {
  coerceInputValue,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';

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
  if (value === undefined) {
    if (!isNonNullType(type) || definition.defaultValue !== undefined) return;
    note({
      path: name,
      message: `Variable "$${name}" of required type "${type}" was not provided.`,
    });
  } else if (value === null) {
    if (!isNonNullType(type)) return;
    note({
      path: name,
      message: `Variable "$${name}" of non-null type "${type}" must not be null.`,
    });
  } else {
    const noteError = (path: readonly (string | number)[], wrong: unknown, said: string) => {
      // Of the object at `path`: a field that is missing, or that its type does not have.
      const field = /^Field "(\w+)" /.exec(said)?.[1];
      const fields = [name, ...path.filter((part) => typeof part === 'string')];
      note({
        path: [...fields, ...(field === undefined ? [] : [field])].join('.'),
        message: `Variable "$${name}" got invalid value${shown(wrong)}${placeOf(name, path)}; ${clipped(said, SAID)}`,
      });
    };
    coerceInputValue(
      value,
      type,
      (path, wrong, { message }) => noteError(path, wrong, message),
      !suggests,
    );
  }
}

/** Objects and lists are not repeated: their place says enough. */
function shown(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? ''
    : ` ${clipped(JSON.stringify(value), SHOWN)}`;
}

function placeOf(name: string, path: readonly (string | number)[]): string {
  if (path.length === 0) return '';
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`));
  return ` at "${name}${parts.join('')}"`;
}

function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
