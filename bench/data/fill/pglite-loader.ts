import { PGlite } from '@electric-sql/pglite';
import { chunksOf } from './chunks.ts';
import { copyStatement, type Loader } from './loader.ts';

/** Characters that PGlite holds at once. */
const CHUNK = 16 * 1024 * 1024;

/** @param folder with a migrated database that nobody else has open */
export async function openPgliteLoader(folder: string): Promise<Loader> {
  const pglite = await PGlite.create(folder);
  return {
    async query<Row>(statement: string) {
      const { rows } = await pglite.query<Row>(statement);
      return rows;
    },
    async copy(lanes, onTable) {
      for (const table of lanes.flat()) {
        onTable(table);
        // https://pglite.dev/docs/api#dev-blob
        const statement = copyStatement(table, `'/dev/blob'`);
        for (const chunk of chunksOf(table, CHUNK)) {
          await pglite.query(statement, [], { blob: new Blob([chunk]) });
        }
      }
    },
    async runAll(statements) {
      for (const statement of statements) await pglite.exec(statement);
    },
    close: () => pglite.close(),
  };
}
