import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { ReportRow } from './model.ts';

export const Report = builder.objectRef<ReportRow>('Report');
export const ReportConnection = connectionType(Report, { things: 'reports' });
