import type { Database } from '../../src/db/database.ts';
import type { ImportRecord } from '../../src/importers/records.ts';
import { Tally } from '../../src/importers/tally.ts';
import { writeRecords } from '../../src/importers/writer/write-records.ts';

interface Options {
  readonly overwrite?: boolean;
  readonly batchSize?: number;
}

/** Imports records of sources into a database, and says what an import changed. */
export function importerInto(database: Database) {
  return async (
    source: string,
    records: readonly ImportRecord[],
    { overwrite = false, batchSize = 500 }: Options = {},
  ) => {
    const reasons: string[] = [];
    const tally = new Tally(({ reason }) => reasons.push(reason));
    await writeRecords({ database, source, records, tally, overwrite, batchSize });
    const parts = [...tally.parts.values()];
    return {
      reasons,
      updated: parts.flatMap((p) => (p.updated > 0 ? [`${p.kind} ${p.part}: ${p.updated}`] : [])),
      kept: parts.flatMap((p) => (p.kept > 0 ? [`${p.kind} ${p.part}: ${p.kept}`] : [])),
      written: [...tally.kinds].flatMap(([kind, { written }]) => (written > 0 ? [kind] : [])),
    };
  };
}

/** What an import says that changed nothing. */
export const NOTHING = { reasons: [], updated: [], kept: [], written: [] };
