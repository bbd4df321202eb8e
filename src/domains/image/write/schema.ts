import { mutation } from '../../../graphql/mutation.ts';
import { Upload } from '../refs.ts';
import { createUpload, type NewUpload } from './service.ts';

mutation('createUpload', {
  description:
    'Announces a picture to upload. Send the file with PUT to `url`, with the header `X-Upload-Token`. JPEG, PNG, GIF and WebP are accepted.',
  rule: 'image.upload',
  input: (t) => ({
    byteSize: t.int({
      required: true,
      description:
        'The size of the file in bytes, or more. A larger file is rejected. It counts for your quota.',
    }),
  }),
  resolve: (scope, input: NewUpload) => createUpload(scope, input),
  payload: (t) => ({
    upload: t.field({
      description: 'The new upload, without a picture yet.',
      type: Upload,
      resolve: ({ upload }) => upload,
    }),
    url: t.field({
      type: 'URL',
      description: 'The address to send the file to, within an hour.',
      resolve: ({ url }) => url,
    }),
    token: t.string({
      description:
        'The value of the header `X-Upload-Token`. It works once and is not shown again. Store it nowhere.',
      resolve: ({ token }) => token,
    }),
  }),
});
