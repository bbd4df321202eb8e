import { assertMay } from '../../../../access/assertions.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import type { DataExportRow } from '../model.ts';
import { dataExport } from '../service.ts';
import { insertExport } from './queries.ts';

/**
 * Requests a file with all data of the viewer. There is one at a time: one that is being made, or is less than an
 * hour old, is returned again.
 *
 * @throws PublicError FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function exportMyData(scope: Scope): Promise<DataExportRow> {
  const viewer = await assertMay(scope, 'dataExport.create', null);
  await write({ scope, viewer, class: 'edit' }, (tx) => insertExport(tx, viewer.id));
  const made = await dataExport(scope, viewer.id);
  invariant(made !== null, 'an export that was just requested is there');
  return made;
}
