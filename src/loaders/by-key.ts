import DataLoader from 'dataloader';

/**
 * A loader of rows by a unique key that people know, such as a slug. What is missing is null.
 *
 * @param load reads the rows with these keys, in any order, in one statement
 */
export function byKey<Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await load(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}
