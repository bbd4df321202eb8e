import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import type { ReportRow } from '../model.ts';
import { Report, ReportConnection } from '../refs.ts';
import { reports } from '../service.ts';
import { createReport, resolveReport } from './service.ts';

const payload: ObjectFieldsShape<Types, ReportRow> = (t) => ({
  report: t.field({
    description: 'The report after the change.',
    type: Report,
    resolve: (report) => report,
  }),
  reportEdge: t.field({
    description:
      'The report with its cursor in `viewer { reports }`: among the open or the resolved ones.',
    type: edgeTypeOf(ReportConnection),
    nullable: true,
    resolve: (row, _args, scope) => ({
      row,
      connection: reports(scope, { isResolved: row.resolvedAt !== null }),
    }),
  }),
});

mutation('createReport', {
  description:
    'Reports a user, post, comment or wiki page to the moderators. An open report of yours on the same subject is returned again, unchanged.',
  rule: 'report.create',
  input: (t) => ({
    subjectId: t.id({
      required: true,
      description: 'The id of the user, post, comment or wiki page to report.',
    }),
    reason: t.string({
      required: true,
      description: 'The reason for the report. At most 1,000 characters.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createReport,
  payload,
});

mutation('resolveReport', {
  description: 'Resolves a report and describes the outcome.',
  rule: 'report.resolve',
  input: (t) => ({
    reportId: t.id({
      required: true,
      description: 'The id of the report, as `Report.id` returns it.',
    }),
    resolution: t.string({
      required: true,
      description: 'The outcome of the report. At most 1,000 characters. The reporter can read it.',
    }),
  }),
  resolve: resolveReport,
  payload,
});
