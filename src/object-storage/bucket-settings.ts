/** Where a bucket is, and with which rights it is used. */
export interface BucketSettings {
  readonly bucket: string;
  /** The address of the store; null for Amazon S3. */
  readonly endpoint: string | null;
  readonly region: string;
  /** What the name of every object begins with; empty, or with a slash at its end. */
  readonly prefix: string;
  /** Where the name of the bucket is in an address: in the path or before the host. */
  readonly addressing: 'path' | 'host';
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Empty for keys that do not expire. */
  readonly sessionToken: string;
}

/** The address that the names of objects follow, with a slash at its end. */
export function bucketUrl({ bucket, endpoint, region, addressing }: BucketSettings): string {
  const base = endpoint ?? `https://s3.${region}.amazonaws.com`;
  return addressing === 'path' ? `${base}/${bucket}/` : `${base.replace('://', `://${bucket}.`)}/`;
}
