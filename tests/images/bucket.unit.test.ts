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

  it.each([301, 302, 307, 308])('follows no redirect of status %i', async (status) => {
    const { store, bucket } = await open();
    store.faults.push({ status, code: 'TemporaryRedirect' });
    await expect(bucket.get('a')).rejects.toThrow(`GET pictures/a: ${status} TemporaryRedirect`);
    expect(store.requests).toHaveLength(1);
  });

  it('reads an object that is sent without its length', async () => {
    const { store, bucket } = await open();
    await bucket.put('a', blob('one'), PNG);
    store.faults.push('chunks', 'chunks');
    const opened = await bucket.open('a');
    expect(opened?.size).toBeNull();
    expect(await new Response(opened?.content).text()).toBe('one');
    expect(await textOf(bucket.get('a'))).toBe('one');
  });

  it('refuses an object of which nothing says where it ends', async () => {
    const { store, bucket } = await open();
    await bucket.put('a', blob('x'.repeat(1_000)), PNG);
    store.faults.push('cutsUnsized', 'cutsUnsized');
    for (const read of [bucket.get, bucket.open]) {
      await expect(read('a')).rejects.toThrow('GET pictures/a: the answer has no Content-Length');
    }
  });

  it.each(['cuts', 'cutsChunked', 'stalls'] as const)(
    'ends what it streams with an error when the store %s',
    async (fault) => {
      const { store, bucket } = await open();
      await bucket.put('a', blob('x'.repeat(100_000)), PNG);
      store.faults.push(fault);
      const opened = await bucket.open('a');
      await expect(new Response(opened?.content).text()).rejects.toThrow('too early');
    },
  );

  it.each(['cutsChunked', 'stalls'] as const)('reads again when the store %s', async (fault) => {
    const { store, bucket } = await open();
    await bucket.put('a', blob('x'.repeat(100_000)), PNG);
    store.faults.push(fault, fault);
    expect(await textOf(bucket.get('a'))).toHaveLength(100_000);
  });

  it('gives a slow reader of a stream all the time', async () => {
    const { bucket } = await open();
    await bucket.put('a', blob('x'.repeat(1_000_000)), PNG);
    const opened = await bucket.open('a');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await new Response(opened?.content).text()).toHaveLength(1_000_000);
  });

  const ERROR = '<?xml version="1.0"?><Error><Code>InternalError</Code></Error>';

  it.each([
    [{ text: ERROR }, 'xml'],
    [{ text: '<html>Sign in to the network</html>', type: 'text/html; charset=utf-8' }, 'html'],
  ])('takes %j for no object, no change and no list', async (fault, type) => {
    const { store, bucket } = await open();
    store.always = fault;
    for (const read of [bucket.get, bucket.open]) {
      await expect(read('a')).rejects.toThrow(`GET pictures/a: the answer is no object`);
      await expect(read('a')).rejects.toThrow(type);
    }
    await expect(bucket.put('a', blob('one'), PNG)).rejects.toThrow('PUT pictures/a: 200 ');
    await expect(bucket.remove('a')).rejects.toThrow('DELETE pictures/a: 200 ');
    await expect(bucket.check()).rejects.toThrow('the answer is no list of objects');
    await expect(keysIn(bucket, '')).rejects.toThrow('the answer is no list of objects');
  });

  it('takes the 404 of another server for no missing object', async () => {
    const { store, bucket } = await open();
    store.faults.push({ status: 404, code: '-' });
    await expect(bucket.get('a')).rejects.toThrow('GET pictures/a: 404');
  });

  it('does not read lists, errors and objects without end', async () => {
    const { store, bucket } = await open();
    store.always = { floods: 300_000_000 };
    await expect(keysIn(bucket, '')).rejects.toThrow('the answer has more than 8388608 bytes');
    await expect(bucket.check()).rejects.toThrow('the answer has more than 8388608 bytes');
    await expect(bucket.remove('a')).rejects.toThrow('the answer has more than 65536 bytes');
  });

  it('ends a list whose pages repeat', async () => {
    const { store, bucket } = await open();
    const page = (token: string) => ({
      text: `<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>${token}</NextContinuationToken></ListBucketResult>`,
    });
    store.faults.push(page('a'), page('b'), page('a'), page('b'));
    await expect(keysIn(bucket, '')).rejects.toThrow('GET pictures/: the list has no end');
    expect(store.faults).toHaveLength(1);
  });

  it.each(['a b', 'a+b', 'a%2Fb', '100%', 'é', '猫', 'a?b#c', "(a)*!'~", 'a&b=c'])(
    'uses the key %j as it is',
    async (key) => {
      const { store, bucket } = await open('site');
      await bucket.put(key, blob('one'), PNG);
      expect([...store.objects.keys()]).toEqual([`site/${key}`]);
      expect(await textOf(bucket.get(key))).toBe('one');
      expect(await keysIn(bucket, '')).toEqual([key]);
      await bucket.remove(key);
      expect(store.objects.size).toBe(0);
    },
  );

  it('says at once that a clock is wrong, and that the store refuses', async () => {
    const { store, bucket } = await open();
    store.clockAhead = 1_000_000;
    await expect(bucket.get('a')).rejects.toThrow('GET pictures/a: 403 RequestTimeTooSkewed');
    store.clockAhead = 0;
    store.faults.push({ status: 403, code: 'AccessDenied' }, { status: 403, code: 'AccessDenied' });
    await expect(bucket.get('a')).rejects.toThrow('GET pictures/a: 403 AccessDenied');
    await expect(bucket.has('a')).rejects.toThrow('HEAD pictures/a: 403');
    expect(store.requests).toHaveLength(3);
  });
});

describe('readListing', () => {
  const time = '<LastModified>2026-01-01T00:00:00.000Z</LastModified>';
  const list = (content: string) => `<ListBucketResult>${content}</ListBucketResult>`;
  const entity = '<!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY f SYSTEM "file:///etc/passwd">]>';

  it.each([
    '',
    'Welcome!',
    '<html><body></body></html>',
    '<ListBucketResult><Contents>',
    `${entity}${list(`<Contents><Key>&b;</Key>${time}</Contents>`)}`,
    `${entity}${list(`<Contents><Key>&f;</Key>${time}</Contents>`)}`,
    list('<IsTruncated>true</IsTruncated>'),
    list(`<Contents>${time}</Contents>`),
    list(`<Contents><Key>a</Key>${time}</Contents><Contents><Key>b</Key></Contents>`),
    list('<Contents><Key>a</Key><LastModified>yesterday</LastModified></Contents>'),
    list(`<EncodingType>url</EncodingType><Contents><Key>100%</Key>${time}</Contents>`),
  ])('refuses %j', (answer) => {
    expect(() => readListing(answer)).toThrow('the answer is no list of objects');
  });

  it.each([
    ['<EncodingType>url</EncodingType>', 'a+b%2B%E7%8C%AB', 'a b+猫'],
    ['', '100%+&amp;&#x41;', '100%+&A'],
  ])('reads keys that are encoded, and keys that are not: %s', (encoding, written, key) => {
    const { objects } = readListing(
      list(`<Contents><Key>${written}</Key>${time}</Contents>${encoding}`),
    );
    expect(objects.map((object) => object.key)).toEqual([key]);
  });
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
