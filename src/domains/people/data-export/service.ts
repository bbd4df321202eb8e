import type { Scope } from '../../../request/scope.ts';
import type { DataExportRow } from './model.ts';
import { selectDataExport } from './queries.ts';

export function dataExport({ reader }: Scope, userId: string): Promise<DataExportRow | null> {
  return selectDataExport(reader, userId);
}

/** The id of the viewer's file, if it is there and is this one. */
export async function readableExport(scope: Scope, id: string): Promise<string | null> {
  const { viewer } = scope;
  if (viewer.kind !== 'member') return null;
  const own = await selectDataExport(scope.reader, viewer.id);
  return own !== null && own.state === 'READY' && own.id === id ? own.id : null;
}
