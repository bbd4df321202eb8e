import { v7 } from 'uuid';
import type { NodeKey } from '../../../../access/node-key.ts';
import { alreadyDone } from '../../../../access/rule.ts';
import { denied } from '../../../../access/writers.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { create, write } from '../../../../writes/write.ts';
import { assertMayWithReason } from '../../log/assert-may-with-reason.ts';
import type { ReportedKind } from '../../log/model.ts';
import { subjectColumn } from '../../log/subject-columns.ts';
import type { ReportRow } from '../model.ts';
import { REPORT_IS_RESOLVED } from '../permissions.ts';
import { reportsById } from '../service.ts';

export interface NewReport {
  /** The id of what to look at. */
  readonly subjectId: string;
  readonly reason: string;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Asks moderators to look at something. Who has reported it already, and waits, gets that report.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function createReport(scope: Scope, input: NewReport): Promise<ReportRow> {
  const argument = 'input.subjectId';
  const named = { id: input.subjectId, argument, reason: input.reason };
  const { key, viewer, reason } = await assertMayWithReason(scope, 'report.create', named);
  // The rule is about these kinds alone.
  const about = subjectColumn(key as NodeKey<ReportedKind>);
  const newId = v7();
  const made = await create({ scope, viewer, name: 'createReport', input, newId }, async (tx) => {
    const own = { reporterId: viewer.id, ...about };
    const waiting = await tx.prisma.report.findFirst({ where: { ...own, resolvedAt: null } });
    if (waiting !== null) return waiting.id;
    const data = { id: newId, ...own, reason };
    return (await tx.prisma.report.create({ data, select: { id: true } })).id;
  });
  return reread(scope, made);
}

export interface ResolveReportInput {
  readonly reportId: string;
  readonly resolution: string;
}

/**
 * Says what came of a report, which then waits no longer.
 *
 * @throws PublicError like `createReport`
 */
export async function resolveReport(scope: Scope, input: ResolveReportInput): Promise<ReportRow> {
  const argument = 'input.reportId';
  const {
    key,
    viewer,
    reason: resolution,
  } = await assertMayWithReason(scope, 'report.resolve', {
    id: input.reportId,
    argument,
    reason: input.resolution,
    reasonName: { argument: 'input.resolution', name: 'A resolution' },
  });
  await write({ scope, viewer, class: 'edit' }, async (tx) => {
    const { count } = await tx.prisma.report.updateMany({
      where: { id: key.id, resolvedAt: null },
      data: { resolvedAt: new Date(), resolvedById: viewer.id, resolution },
    });
    if (count === 0) throw denied(alreadyDone(REPORT_IS_RESOLVED), argument);
  });
  return reread(scope, key.id);
}

async function reread(scope: Scope, id: string): Promise<ReportRow> {
  const report = await reportsById(scope).load(id);
  invariant(report !== null, 'who may write a report may see it');
  return report;
}
