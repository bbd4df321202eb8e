import { builder } from '../../graphql/builder.ts';
import type { ImageRow, UploadRow } from './model.ts';

export const Image = builder.objectRef<ImageRow>('Image');

export const Upload = builder.objectRef<UploadRow>('Upload');
