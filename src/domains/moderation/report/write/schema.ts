import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import type { ReportRow } from '../model.ts';
import { Report } from '../refs.ts';
import { createReport, resolveReport } from './service.ts';

const payload: ObjectFieldsShape<Types, ReportRow> = (t) => ({
  report: t.field({
    description: 'The report as it is now.',
    type: Report,
    resolve: (report) => report,
  }),
});

mutation('createReport', {
  description: 'Asks moderators to look at a person, post, comment or wiki page.',
  rule: 'report.create',
  input: (t) => ({
    subject: t.id({ required: true, description: 'What to look at.' }),
    reason: t.string({ required: true, description: 'Why, up to 1,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createReport,
  payload,
});

mutation('resolveReport', {
  description: 'Says what came of a report, which then waits no longer.',
  rule: 'report.resolve',
  input: (t) => ({
    report: t.id({ required: true, description: 'Which report.' }),
    resolution: t.string({
      required: true,
      description: 'What came of it, up to 1,000 characters. Who reported it sees it.',
    }),
  }),
  resolve: resolveReport,
  payload,
});
