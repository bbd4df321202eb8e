import DataLoader from 'dataloader';

/** A loader of rows by their id. What is missing, or hidden from the viewer, is null. */
export type ByIdLoader<Row> = DataLoader<string, Row | null>;

/** @param load reads the rows with these ids, in any order, in one statement */
export function byId<Row extends { readonly id: string }>(
  load: (ids: readonly string[]) => Promise<readonly Row[]>,
): ByIdLoader<Row> {
  return byKey(load, (row) => row.id);
}

/** The same by another unique key of the row. */
export function byKey<Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await load(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}
