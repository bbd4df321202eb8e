import { builder } from '../../../graphql/builder.ts';
import type { DataExportRow, DataExportState } from './model.ts';

export const DataExport = builder.objectRef<DataExportRow>('DataExport');

export const DataExportStateRef = builder.enumType('DataExportState', {
  description: 'The states of a file with the data of an account.',
  values: {
    RUNNING: { description: 'The server is writing it, or will soon.' },
    READY: { description: 'It can be downloaded.' },
    FAILED: { description: 'It could not be written. Ask again.' },
  } as const satisfies Record<DataExportState, object>,
});
