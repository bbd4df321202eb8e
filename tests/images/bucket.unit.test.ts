import { describe, expect, it } from 'vitest';
import { readEnv, uploadsBucket } from '../../src/env.ts';
import { type Bucket, openBucket } from '../../src/object-storage/bucket.ts';
import { bucketUrl } from '../../src/object-storage/bucket-settings.ts';
import { readListing } from '../../src/object-storage/listing.ts';
import { type Fault, openObjectStore } from '../support/stand-in-object-store.ts';

const PNG = { contentType: 'image/png' };
const blob = (text: string) => new Blob([text]);

async function open(prefix = '', wrong: Readonly<Record<string, string>> = {}) {
  const store = await openObjectStore(prefix);
  const settings = settingsOf({ ...store.environment, ...wrong });
  return { store, bucket: openBucket(settings, { timeLimit: 300, firstWait: 10 }) };
}

function settingsOf(environment: Readonly<Record<string, string>>) {
  const settings = uploadsBucket(readEnv(environment));
  if (settings === null) throw new Error('There is no bucket');
  return settings;
}

async function textOf(bytes: Promise<Uint8Array | null>): Promise<string | null> {
  const found = await bytes;
  return found && Buffer.from(found).toString();
}

async function keysIn(bucket: Bucket, folder: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of bucket.list(folder)) keys.push(key);
  return keys;
}

describe('openBucket', () => {
  it('stores, reads, lists and removes objects', async () => {
    const { store, bucket } = await open();
    await bucket.put('a.png', blob('one'), PNG);
    expect(store.objects.get('a.png')).toMatchObject({ type: 'image/png' });
    expect(await textOf(bucket.get('a.png'))).toBe('one');
    expect([await bucket.has('a.png'), await bucket.has('b.png')]).toEqual([true, false]);
    const opened = await bucket.open('a.png');
    expect(opened?.size).toBe(3);
    expect(await new Response(opened?.content).text()).toBe('one');
    await bucket.remove('a.png');
    await bucket.remove('a.png');
    expect([await bucket.get('a.png'), await bucket.open('a.png')]).toEqual([null, null]);
    expect(await bucket.check()).toBeUndefined();
  });

  it('lists all pages of one folder below its prefix, and nothing else', async () => {
    const { store, bucket } = await open('site');
    for (let count = 1; count <= 7; count += 1) await bucket.put(`${count}`, blob('x'), PNG);
    await bucket.put('exports/8', blob('x'), PNG);
    const foreign = { body: Buffer.of(), type: '', modifiedAt: new Date() };
    for (const key of ['site/a b+&<\u0001', 'other/9']) store.objects.set(key, foreign);
    expect(await keysIn(bucket, '')).toEqual(['1', '2', '3', '4', '5', '6', '7', 'a b+&<\u0001']);
    expect(await keysIn(bucket, 'exports/')).toEqual(['exports/8']);
    expect([...store.objects.keys()]).toContain('site/exports/8');
  });

  const PASSING: readonly Fault[] = [
    { status: 500, code: 'InternalError' },
    { status: 503, code: 'SlowDown' },
    { waits: 1_000 },
    'refuses',
    'forgets',
  ];

  it.each(PASSING)('tries again after %j, and gives up after three attempts', async (fault) => {
    const { store, bucket } = await open();
    store.faults.push(fault, fault);
    await bucket.put('a', blob('one'), PNG);
    expect(store.requests).toEqual(['PUT a', 'PUT a', 'PUT a']);
    store.faults.push(fault, fault, fault, fault);
    await expect(bucket.remove('a')).rejects.toThrow('DELETE pictures/a: ');
    expect(store.faults).toHaveLength(1);
  });

  it('reads an object again whose answer was cut off', async () => {
    const { store, bucket } = await open();
    await bucket.put('a', blob('x'.repeat(100_000)), PNG);
    store.faults.push('cuts', 'cuts');
    expect(await textOf(bucket.get('a'))).toHaveLength(100_000);
    store.faults.push('cuts', 'cuts', 'cuts');
    await expect(bucket.get('a')).rejects.toThrow('GET pictures/a: ');
  });

  it.each([
    ['AWS_SECRET_ACCESS_KEY', 'hunter2', '403 SignatureDoesNotMatch'],
    ['AWS_ACCESS_KEY_ID', 'AKIAHUNTER2', '403 InvalidAccessKeyId'],
    ['UPLOADS_S3_REGION', 'elsewhere', '400 AuthorizationHeaderMalformed'],
    ['UPLOADS_S3_BUCKET', 'no-such-bucket', '404 NoSuchBucket'],
  ])('says at once that %s is wrong, and no secret', async (name, value, problem) => {
    const { store, bucket } = await open('', { [name]: value });
    const uses = [() => bucket.put('a', blob('one'), PNG), () => bucket.get('a'), bucket.check];
    for (const use of uses) {
      const error: Error = await use().then(
        () => expect.fail('It worked'),
        (thrown) => thrown,
      );
      expect(error.message).toContain(problem);
      expect(error.stack).not.toMatch(/hunter2|wJalr/i);
    }
    expect(store.requests).toHaveLength(3);
    expect(store.objects.size).toBe(0);
  });

  it('follows no redirects', async () => {
    const { store, bucket } = await open();
    store.faults.push({ status: 307, code: 'TemporaryRedirect' });
    await expect(bucket.get('a')).rejects.toThrow('307 TemporaryRedirect');
  });
});

describe('readListing', () => {
  it.each(['', 'Welcome!', '<html><body></body></html>', '<ListBucketResult><Contents>'])(
    'refuses %j',
    (answer) => {
      expect(() => readListing(answer)).toThrow('the answer is no list of objects');
    },
  );
});

describe('bucketUrl', () => {
  const key = { UPLOADS_S3_BUCKET: 'cats', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  it.each([
    [{ UPLOADS_S3_REGION: 'eu-west-1' }, 'https://cats.s3.eu-west-1.amazonaws.com/'],
    [{ UPLOADS_S3_ADDRESSING: 'path' }, 'https://s3.us-east-1.amazonaws.com/cats/'],
    [{ UPLOADS_S3_ENDPOINT: 'http://127.0.0.1:9000' }, 'http://127.0.0.1:9000/cats/'],
    [
      { UPLOADS_S3_ENDPOINT: 'https://s3.example/', UPLOADS_S3_ADDRESSING: 'host' },
      'https://cats.s3.example/',
    ],
    [{ UPLOADS_S3_ENDPOINT: 'https://a.example/storage/s3' }, 'https://a.example/storage/s3/cats/'],
  ])('of %j is %s', (environment, url) => {
    expect(bucketUrl(settingsOf({ ...key, ...environment }))).toBe(url);
  });
});
