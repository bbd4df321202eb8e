import sql, { join, raw, type Sql } from 'sql-template-tag';

/** The properties that an answer selects of the rows of one type. */
export interface Selection {
  readonly type: string;
  readonly properties: ReadonlySet<string>;
  /** The same for equal selections. */
  readonly key: string;
}

interface ColumnOptions {
  /** Properties that are read whatever an answer needs, because code between it and the row does. */
  readonly always: readonly string[];
  /** Properties that are read only where an answer is known to need them: texts. */
  readonly onDemand?: readonly string[];
}

/** Writes the columns to read: those that are selected, and these besides. */
export type Columns = (
  scope: { readonly selection?: Selection | undefined },
  besides?: readonly { readonly property: string }[],
) => Sql;

/**
 * The columns of a type's rows, by property. A query that selects three of them gets three: the others are
 * neither written by PostgreSQL nor parsed here. Without a selection the row is whole.
 *
 * @param types the types of the API that are such rows
 */
export function columnsOf<Row extends object>(
  types: readonly string[],
  columns: Readonly<Record<keyof Required<Row> & string, Sql>>,
  { always, onDemand = [] }: ColumnOptions,
): Columns {
  const whole = select(Object.entries<Sql>(columns).filter(([name]) => !onDemand.includes(name)));
  const narrow = new WeakMap<Selection, WeakMap<object, Sql>>();
  return ({ selection }, besides = NOTHING) => {
    if (selection === undefined || !types.includes(selection.type)) return whole;
    const cached = narrow.get(selection)?.get(besides);
    if (cached !== undefined) return cached;
    const wanted = new Set([...always, ...besides.map(({ property }) => property)]);
    const selected = select(
      Object.entries<Sql>(columns).filter(
        ([property]) => wanted.has(property) || selection.properties.has(property),
      ),
    );
    const ofSelection = narrow.get(selection) ?? new WeakMap<object, Sql>();
    narrow.set(selection, ofSelection.set(besides, selected));
    return selected;
  };
}

const NOTHING: readonly { readonly property: string }[] = [];

function select(columns: readonly (readonly [string, Sql])[]): Sql {
  const selected = columns.map(([property, column]) => sql`${column} as ${raw(`"${property}"`)}`);
  return join(selected, ', ');
}
