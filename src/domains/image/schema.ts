import { builder } from '../../graphql/builder.ts';
import { globalIdField } from '../../graphql/global-id-field.ts';
import { Image, Upload } from './refs.ts';
import { imageSrcset, imageUrl } from './service.ts';

builder.objectType(Image, {
  description:
    'A picture that a member uploaded, as the server stores it: encoded again as WebP, in several widths, without the data that cameras add.',
  fields: (t) => ({
    url: t.field({
      type: 'URL',
      description:
        'The address of one of its files. It is served to viewers who may read a text that shows the picture.',
      args: {
        width: t.arg.int({
          description:
            'A width in pixels. The file is the narrowest one that is at least so wide, or the widest. Default: the widest.',
        }),
      },
      reads: ['digest', 'width', 'widths'],
      resolve: (image, { width }, scope) => imageUrl(scope, image, width ?? null),
    }),
    srcset: t.string({
      description: 'The addresses of all files with their widths, for the attribute `srcset`.',
      reads: ['digest', 'widths'],
      resolve: (image, _args, scope) => imageSrcset(scope, image),
    }),
    width: t.exposeInt('width', { description: 'The width of the widest file, in pixels.' }),
    height: t.exposeInt('height', { description: 'The height of the widest file, in pixels.' }),
    isAnimated: t.exposeBoolean('isAnimated', { description: 'Whether the picture moves.' }),
  }),
});

builder.objectType(Upload, {
  description:
    'A picture that the viewer uploads. Show it in a text with `![description](upload:ID)`. Only its owner can look it up. It is deleted if no text or profile shows it within a day.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Upload'),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When this was created.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'Until when the server accepts the file.',
    }),
    image: t.field({
      description: 'The stored picture. Null until the server has the file.',
      type: Image,
      nullable: true,
      reads: ['image'],
      resolve: ({ image }) => image,
    }),
  }),
});
