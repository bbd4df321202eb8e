import { relayStream } from '../lib/relay-stream.ts';
import { ObjectStoreError } from './object-store-error.ts';

/**
 * The size of an object, in bytes; null when the store sends it in chunks.
 *
 * @throws ObjectStoreError when the answer is no object, or when nothing says where it ends: it could be cut unnoticed
 */
export function sizeOfObject({ headers }: Response): number | null {
  const type = headers.get('content-type') ?? '';
  if (/^(?:text\/html|(?:text|application)\/xml)\b/i.test(type)) {
    throw new ObjectStoreError(`the answer is no object, but ${type.split(';', 1)[0]}`);
  }
  const length = headers.get('content-length');
  // Of a packed body the header has the packed length.
  if (length !== null && !headers.has('content-encoding')) return Number(length);
  if (length !== null || headers.has('transfer-encoding')) return null;
  throw new ObjectStoreError('the answer has no Content-Length');
}

/** Reads a body into memory. @throws ObjectStoreError when it has more bytes than the limit */
export async function readBytes(
  response: Response,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, isWhole } = await readStart(response, limit);
  if (!isWhole) throw new ObjectStoreError(`the answer has more than ${limit} bytes`);
  return bytes;
}

/** The same as text. */
export async function readText(response: Response, limit: number): Promise<string> {
  return new TextDecoder().decode(await readBytes(response, limit));
}

/** Reads the answer to a change. @throws ObjectStoreError when it has a body: an error, or the page of another server */
export async function readConfirmation(response: Response, limit: number): Promise<void> {
  const text = await readText(response, limit);
  if (text.trim() === '') return;
  throw new ObjectStoreError(
    `${response.status} ${codeIn(text) ?? 'with a text that no store sends'}`,
  );
}

/** The code of a refusal. Null when it has none. */
export async function codeOf(response: Response, limit: number): Promise<string | null> {
  const { bytes } = await readStart(response, limit);
  return codeIn(new TextDecoder().decode(bytes));
}

/** The rest may have keys and signatures, and is not read. */
function codeIn(xml: string): string | null {
  return /<Code>([A-Za-z0-9.]{1,60})<\/Code>/.exec(xml)?.[1] ?? null;
}

async function readStart({ body }: Response, limit: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    chunks.push(chunk);
    // Leaving the loop ends the connection.
    if (size > limit) break;
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), isWhole: size <= limit };
}

/**
 * Passes a body on. Ends it with an error when the store sends nothing for `limit` ms. A reader who is slow has all the
 * time of the world.
 */
export function withIdleLimit(
  body: ReadableStream<Uint8Array>,
  { limit, end }: { readonly limit: number; readonly end: () => void },
): ReadableStream<Uint8Array> {
  return relayStream(body, async (read) => {
    const timer = setTimeout(end, limit);
    try {
      return await read();
    } catch {
      throw new ObjectStoreError('the store ended its answer too early');
    } finally {
      clearTimeout(timer);
    }
  });
}
