import { builder } from '../../../graphql/builder.ts';
import { sitePaths } from '../../../lib/site-paths.ts';
import { Viewer } from '../../viewer/refs.ts';
import { DataExport, DataExportStateRef } from './refs.ts';
import { dataExport } from './service.ts';

builder.objectType(DataExport, {
  description: 'A ZIP archive with all data of the viewer, as JSON lines, and their pictures.',
  fields: (t) => ({
    state: t.field({
      description: 'Whether the file can be downloaded.',
      type: DataExportStateRef,
      resolve: ({ state }) => state,
    }),
    url: t.field({
      description:
        'Where the file is, for requests with a token or the session of the viewer. Null unless it is READY.',
      type: 'URL',
      nullable: true,
      resolve: ({ id, state }, _args, scope) =>
        state === 'READY' ? `${scope.siteUrl()}${sitePaths.dataExport(id)}` : null,
    }),
    byteSize: t.float({
      nullable: true,
      description: 'The size of the file in bytes. Null unless it is READY.',
      resolve: ({ byteSize }) => byteSize,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was requested.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the file is deleted: 7 days after it is ready. Null while it is RUNNING.',
    }),
  }),
});

builder.objectField(Viewer, 'dataExport', (t) =>
  t.field({
    description:
      'The file that `exportMyData` makes. Null if there is none, and for anonymous viewers.',
    type: DataExport,
    nullable: true,
    resolve: (viewer, _args, scope) =>
      viewer.kind === 'member' ? dataExport(scope, viewer.id) : null,
  }),
);
