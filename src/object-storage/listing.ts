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
  const texts = new Map<string, string>();
  let text = '';
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
    if (NEEDED.has(path)) texts.set(path, text);
    if (path === CONTENTS) {
      objects.push({ key: texts.get(KEY) ?? '', modifiedAt: new Date(texts.get(MODIFIED) ?? '') });
      texts.delete(KEY);
      texts.delete(MODIFIED);
    }
    if (path === LIST) isWhole = true;
  });
  parser.write(xml).close();
  if (!isWhole) throw notListed();
  const isEncoded = texts.get(ENCODING) === 'url';
  return {
    objects: objects.map(({ key, modifiedAt }) => {
      // Without its time an object would be taken for an old one.
      if (key === '' || Number.isNaN(modifiedAt.getTime())) throw notListed();
      return { key: isEncoded ? decodeKey(key) : key, modifiedAt };
    }),
    nextToken: nextTokenOf(texts),
  };
}

const LIST = 'ListBucketResult';
const CONTENTS = `${LIST}/Contents`;
const KEY = `${CONTENTS}/Key`;
const MODIFIED = `${CONTENTS}/LastModified`;
const ENCODING = `${LIST}/EncodingType`;
const TRUNCATED = `${LIST}/IsTruncated`;
const TOKEN = `${LIST}/NextContinuationToken`;
const NEEDED = new Set([KEY, MODIFIED, ENCODING, TRUNCATED, TOKEN]);

/** A list that goes on, but does not say where, must not pass for a whole one. */
function nextTokenOf(texts: ReadonlyMap<string, string>): string | null {
  const isTruncated = texts.get(TRUNCATED)?.trim();
  const token = texts.get(TOKEN) ?? '';
  if (isTruncated === 'true' && token === '') throw notListed();
  return isTruncated === 'false' || token === '' ? null : token;
}

/** As forms are encoded: a space may be a plus. */
function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    throw notListed();
  }
}

function notListed(): ObjectStoreError {
  return new ObjectStoreError(
    'the answer is no list of objects, so UPLOADS_S3_ENDPOINT may lead elsewhere',
  );
}
