import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import type { ReportRow } from '../model.ts';
import { Report } from '../refs.ts';
import { createReport, resolveReport } from './service.ts';

const payload: ObjectFieldsShape<Types, ReportRow> = (t) => ({
  report: t.field({
    description: 'The report after the change.',
    type: Report,
    resolve: (report) => report,
  }),
});

mutation('createReport', {
  description: 'Reports a user, post, comment or wiki page to the moderators.',
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
