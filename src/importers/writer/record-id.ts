import { deterministicId } from '../../lib/deterministic-id.ts';
import type { ImportRecord } from '../records.ts';

/** Our id for a record of a source: the same on every run. */
export function recordId(source: string, record: ImportRecord): string {
  const { kind, externalId } = record;
  const time = record.kind === 'user' ? record.joinedAt : record.createdAt;
  return deterministicId({ source, kind, externalId }, time);
}
