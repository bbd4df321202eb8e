/** The prices of fields, read from the schema, as rows of a table for people. */
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { PRICES, TEXT_STEP } from '../src/graphql/prices.ts';

interface Price {
  readonly field: number;
  readonly multiplier: number;
}

type Complexity = number | Price | ((args: object) => Price);

interface PricedField {
  /** Such as `RichText.html`. */
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly complexity: Complexity;
}

/** Rows of what and how many points: everything that costs more or less than one point an object. */
export function priceRows(schema: GraphQLSchema): string[][] {
  const fields = pricedFields(schema);
  const lists = fields.filter(({ field }) => isConnection(field));
  const filtered = lists.filter(({ field }) => field.args.some(({ name }) => name === 'filter'));
  return [
    ['an object', '1'],
    ['a list: `first` or `last`, 20 by default', '1 + its size × (1 + what is selected of each)'],
    ...grouped(filtered.map((list) => [list.name, `+ ${extraOfFilter(list)}`])).map(
      ([names = '', points = '']) => [`${names} with a \`filter\``, points],
    ),
    ...lists
      .filter((list) => priceOf(list).field > 1)
      .map((list) => [`\`${list.name}\``, `+ ${priceOf(list).field - 1}`]),
    ...grouped(
      fields
        .filter(({ field }) => !isConnection(field))
        .filter(({ name }) => !/\w+(Connection\.(edges|nodes|pageInfo))$/.test(name))
        .map((priced) => [inAllOfAKind(priced.name), pointsOf(priced)]),
    ),
  ];
}

function pricedFields(schema: GraphQLSchema): PricedField[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).flatMap((field) => priced(type, field)));
}

function priced(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): PricedField[] {
  const { complexity } = (field.extensions['pothosOptions'] ?? {}) as { complexity?: Complexity };
  return complexity === undefined
    ? []
    : [{ name: `${type.name}.${field.name}`, field, complexity }];
}

function isConnection({ type }: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(type).name.endsWith('Connection');
}

/** The arguments whose length is the length of the answer. */
const LISTED = ['ids', 'actions'];

/** The arguments whose length in characters has a price. */
const MEASURED = ['markdown'];

/** Of arguments as they are by default; of a list of ids or actions, of one. */
function priceOf({ field, complexity }: PricedField, overrides: object = {}): Price {
  const defaults = field.args.map(({ name, defaultValue }) => [name, defaultValue]);
  const one = LISTED.map((name) => [name, ['one']]);
  const empty = MEASURED.map((name) => [name, '']);
  const args = { ...Object.fromEntries([...defaults, ...one, ...empty]), ...overrides };
  const price = typeof complexity === 'function' ? complexity(args) : complexity;
  return typeof price === 'number' ? { field: price, multiplier: 1 } : price;
}

function extraOfFilter(list: PricedField): number {
  return priceOf(list, { filter: { any: true } }).field - priceOf(list).field;
}

function pointsOf(priced: PricedField): string {
  const { field, multiplier } = priceOf(priced);
  const isList = String(priced.field.type).startsWith('[');
  const isMeasured = priced.field.args.some(({ name }) => MEASURED.includes(name));
  if (isMeasured) return `${field}, and ${PRICES.previewStep} for each ${TEXT_STEP} characters`;
  if (!isList || multiplier === 0) return String(field);
  const size = priced.field.args.some(({ name }) => LISTED.includes(name))
    ? 'their number'
    : multiplier;
  const ends = priced.field.args.filter(({ name }) => name === 'first' || name === 'last');
  const note = ends.map(({ name }) => `, or \`${name}\``).join('');
  const fixed = field > multiplier ? `${field - multiplier} + ` : '';
  return `${fixed}${size}${note} × (1 + what is selected of each)`;
}

function inAllOfAKind(name: string): string {
  return name.replace(/^\w+(?:(Connection)\.|(Payload)\.(?=userErrors$))/, '$1$2.');
}

/** One row for all that have the same price. */
function grouped(rows: readonly (readonly [string, string])[]): string[][] {
  const names = new Map<string, Set<string>>();
  for (const [name, points] of rows) {
    names.set(points, (names.get(points) ?? new Set()).add(`\`${name}\``));
  }
  return [...names].map(([points, named]) => [[...named].join(', '), points]);
}
