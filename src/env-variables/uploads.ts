import {
  bucketName,
  keyPrefix,
  label,
  nameInAddress,
  oneOf,
  serviceAddress,
  text,
  wholeNumber,
} from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of the pictures that members upload. */
export const UPLOADS_VARIABLES = {
  UPLOADS_DIR: {
    ...label(),
    default: '.uploads',
    description:
      'Folder of the pictures that members upload, unless `UPLOADS_S3_BUCKET` names a bucket. Several servers need the same one, and a backup needs it beside the database.',
  },
  UPLOADS_S3_BUCKET: {
    ...bucketName(),
    default: '',
    description:
      'Bucket of Amazon S3 or of a store with its protocol that has the pictures instead of `UPLOADS_DIR`. It needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  },
  UPLOADS_S3_ENDPOINT: {
    ...serviceAddress(),
    default: '',
    description: 'Address of that store. Without it the bucket is at Amazon S3.',
  },
  UPLOADS_S3_REGION: {
    ...nameInAddress(),
    default: 'us-east-1',
    description: 'Region of the bucket. Each store says which name it expects.',
  },
  UPLOADS_S3_PREFIX: {
    ...keyPrefix(),
    default: '',
    description:
      'Folder of the bucket that the pictures are in. The server deletes pictures there that are not its own.',
  },
  UPLOADS_S3_ADDRESSING: {
    ...oneOf('auto', 'path', 'host'),
    default: 'auto',
    description:
      'Where addresses have the name of the bucket: `path` (`https://HOST/BUCKET`) or `host` (`https://BUCKET.HOST`); `auto`: `host` at Amazon S3, else `path`.',
  },
  AWS_ACCESS_KEY_ID: {
    ...text(),
    default: '',
    description: 'Access key of the bucket.',
  },
  AWS_SECRET_ACCESS_KEY: {
    ...text(),
    default: '',
    description: 'Secret of that key.',
  },
  AWS_SESSION_TOKEN: {
    ...text(),
    default: '',
    description: 'Token that belongs to a temporary access key.',
  },
  UPLOAD_MAX_BYTES: {
    ...wholeNumber(1_024, 100_000_000),
    default: '10485760',
    description: 'Maximum size of one picture as it is uploaded, in bytes.',
  },
  UPLOADS_PER_DAY: {
    ...wholeNumber(0, 1_000_000),
    default: '100',
    description: 'How many pictures one account may upload in 24 hours; 0 for none.',
  },
  UPLOAD_QUOTA_MB: {
    ...wholeNumber(0, 100_000_000),
    default: '500',
    description: 'Maximum size of all pictures of one account together, in MB, as uploaded.',
  },
} satisfies Record<string, Variable>;
