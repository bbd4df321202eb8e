import type { Table } from '../rows/table.ts';

/** An open database that is being filled, on either engine. */
export interface Loader {
  query<Row>(statement: string): Promise<Row[]>;
  /** Writes the rows of empty tables. Receives the name of each when it begins. */
  copy(lanes: readonly (readonly Table[])[], onTable: (table: Table) => void): Promise<void>;
  /** Runs statements of which none waits for another, as many at a time as the engine can. */
  runAll(statements: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** The statement that takes the lines of `copyLine`. */
export function copyStatement({ name, columns }: Table, source: string): string {
  return `copy ${name} (${columns.join(', ')}) from ${source}`;
}
