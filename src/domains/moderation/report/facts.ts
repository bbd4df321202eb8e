import type { Scope } from '../../../request/scope.ts';
import { reportsById } from './service.ts';

/** What rules know of a report. */
export interface ReportFacts {
  readonly kind: 'Report';
  readonly isResolved: boolean;
}

export async function loadReportFacts(scope: Scope, id: string): Promise<ReportFacts | null> {
  const report = await reportsById(scope).load(id);
  return report && { kind: 'Report', isResolved: report.resolvedAt !== null };
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly Report: ReportFacts;
  }
}
