import { afterName } from './list-page-address.ts';

/** One thing that a list can be filtered by, as a control and as a parameter in the address bar. */
export interface FilterField {
  /** The field of the GraphQL filter. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'flag' | 'date' | 'choice' | 'yesOrNo';
  /** For `choice` and `yesOrNo`: which values there are, with their names. */
  readonly options?: Options;
  /** For `text` and `choice`: whether the filter takes a list. */
  readonly isList?: boolean;
}

type Options = Readonly<Record<string, string>>;

/** In which orders and by what a list can be shown. */
export interface ListSpec {
  /** What its parameters in the address bar begin with. */
  readonly prefix: string;
  /** Values of the GraphQL enum with their names; the first is the default. None for a list with one order. */
  readonly orders: Options;
  readonly filters: readonly FilterField[];
  /** Fields of the GraphQL filter that the list always has. */
  readonly always?: Readonly<Record<string, unknown>>;
}

/** What the address of a page says of its lists. */
export interface ListAddress {
  readonly search: string;
  /** Whether the server renders the page, or the browser takes it over: then days begin in UTC. */
  readonly isFirst: boolean;
}

/** The arguments of a list. The types are the schema's: the caller names them. */
export interface ListArguments<Order, Filter> {
  readonly orderBy: Order;
  /** Undefined when nothing is filtered. */
  readonly filter: Filter | undefined;
  /** After which item it begins; undefined for the first. */
  readonly cursor: string | undefined;
}

/**
 * Reads what the address bar says of a list. What makes no sense there is passed over, as if it were
 * not there.
 */
export function readArguments<Order, Filter>(
  spec: ListSpec,
  { search, isFirst }: ListAddress,
): ListArguments<Order, Filter> {
  const parameters = new URLSearchParams(search);
  const named = parameters.get(parameterName(spec, 'order'));
  const orders = Object.keys(spec.orders);
  const order = orders.find((name) => name === named) ?? orders[0];
  const entries = spec.filters.flatMap((field) => {
    const text = parameters.get(parameterName(spec, field.name)) ?? '';
    const value = readValue(field, text, isFirst);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  const fields = { ...spec.always, ...Object.fromEntries(entries) };
  const filter = Object.keys(fields).length === 0 ? undefined : fields;
  // The names were checked against the spec, which only has those of the schema.
  return {
    orderBy: order as Order,
    filter: filter as Filter | undefined,
    cursor: parameters.get(afterName(spec.prefix)) ?? undefined,
  };
}

/** The name of a parameter: `comments.order`. */
export function parameterName({ prefix }: ListSpec, name: string): string {
  return `${prefix}.${name}`;
}

function readValue(
  { kind, options = {}, isList }: FilterField,
  text: string,
  isFirst: boolean,
): unknown {
  if (text === '') return undefined;
  switch (kind) {
    case 'text':
      return isList ? [text] : text;
    case 'number':
      return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
    case 'flag':
      return text === 'yes' ? true : undefined;
    case 'yesOrNo':
      return text === 'yes' || (text === 'no' ? false : undefined);
    case 'date':
      return startOfDay(text, isFirst);
    case 'choice':
      if (!Object.hasOwn(options, text)) return undefined;
      return isList ? [text] : text;
  }
}

/**
 * When a day such as 2026-02-24 begins where the reader is, or in UTC as long as nobody knows where that is.
 * Undefined if there is no such day.
 */
function startOfDay(text: string, isUtc: boolean): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const inUtc = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(inUtc.getTime()) && inUtc.toISOString().startsWith(text);
  if (!isDay) return undefined;
  // Without a zone the time is the reader's.
  return (isUtc ? inUtc : new Date(`${text}T00:00:00`)).toISOString();
}
