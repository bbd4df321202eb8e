import { kindsOf } from '../../exporters/site/kinds.ts';
import type { Progress } from '../progress.ts';
import type { OpenExport } from './open-export.ts';
import { rowsOf } from './read-rows.ts';

/** @throws ImportError at the first line that an import would refuse for its form */
export async function checkLines(source: OpenExport, progress: Progress): Promise<void> {
  for (const kind of kindsOf(source.manifest.scope)) {
    for await (const _ of rowsOf(source, kind, progress));
  }
}
