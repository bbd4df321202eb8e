import DataLoader from 'dataloader';
import { groupBy } from '../lib/group-by.ts';

/**
 * A loader of short lists that are always read whole, such as the co-authors of a post.
 *
 * @param load reads the rows of all keys in one statement, in the order in which each list is shown
 */
export function manyByKey<Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const groups = groupBy(await load(keys), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}
