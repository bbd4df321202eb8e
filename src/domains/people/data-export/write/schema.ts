import { mutation } from '../../../../graphql/mutation.ts';
import { viewerAfter } from '../../../viewer/refs.ts';
import { DataExport } from '../refs.ts';
import { exportMyData } from './service.ts';

mutation('exportMyData', {
  description:
    'Starts to write a file with all data of the viewer, in the background. `viewer { dataExport }` says when it is ready. A file that is being written, or is less than an hour old, is returned again.',
  rule: 'dataExport.create',
  input: () => ({}),
  resolve: (scope) => exportMyData(scope),
  payload: (t) => ({
    dataExport: t.field({
      description: 'The file, which is not ready yet.',
      type: DataExport,
      resolve: (made) => made,
    }),
    viewer: viewerAfter(t, 'The viewer with this file.'),
  }),
});
