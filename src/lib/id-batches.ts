/** Before every id that is a UUID. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Walks rows in the order of their ids, some at a time, each batch after the last row of the one before.
 *
 * @param readAfter reads the next rows after an id; an empty batch ends the walk
 */
export async function* idBatches<Row extends { readonly id: string }>(
  readAfter: (id: string) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after = BEFORE_ALL;
  for (;;) {
    const rows = await readAfter(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}
