import { SaxesParser } from 'saxes';
import { ObjectStoreError } from './object-store-error.ts';

/** A page of the objects of a bucket. */
export interface ListedPage {
  readonly objects: readonly { readonly key: string; readonly modifiedAt: Date }[];
  /** Null on the last page. */
  readonly nextToken: string | null;
}

/**
 * Reads what ListObjectsV2 answers with.
 *
 * @throws ObjectStoreError when it is something else
 */
export function readListing(xml: string): ListedPage {
  const objects: { key: string; modifiedAt: Date }[] = [];
  const names: string[] = [];
  let [key, modified, text] = ['', '', ''];
  let nextToken: string | null = null;
  let isWhole = false;
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw notListed();
  });
  parser.on('opentag', ({ name }) => {
    names.push(name);
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', () => {
    const path = names.join('/');
    names.pop();
    if (path === 'ListBucketResult/Contents/Key') key = decodeURIComponent(text);
    if (path === 'ListBucketResult/Contents/LastModified') modified = text;
    if (path === 'ListBucketResult/Contents') objects.push({ key, modifiedAt: new Date(modified) });
    if (path === 'ListBucketResult/NextContinuationToken') nextToken = text;
    if (path === 'ListBucketResult') isWhole = true;
  });
  parser.write(xml).close();
  if (!isWhole) throw notListed();
  return { objects, nextToken };
}

function notListed(): ObjectStoreError {
  return new ObjectStoreError(
    'the answer is no list of objects, so UPLOADS_S3_ENDPOINT may lead elsewhere',
  );
}
