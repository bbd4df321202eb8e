import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { refusal } from '../refusal.ts';

/**
 * Refuses bodies of more than `bytes`. One that tells its length is not counted again, as Yoga's own
 * limit does at three times the cost of all else: a server must not read past it (RFC 9112, section 6.3).
 */
export function useBodyLimit({ bytes }: { readonly bytes: number }): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const length = request.headers.get('content-length');
      if (length !== null) {
        if (!(Number(length) <= bytes)) throw tooLarge(bytes);
        return;
      }
      if (request.body === null || requestParser === undefined) return;
      setRequestParser(async ({ url, method, headers, body }) => {
        const content = await readUpTo(bytes, body);
        return requestParser(new fetchAPI.Request(url, { method, headers, body: content }));
      });
    },
  };
}

/** What is read of a body after it was refused, so that its sender gets to read why, in bytes. */
const MAX_DRAINED = 4 * 1024 * 1024;

async function readUpTo(bytes: number, body: Request['body']): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  let size = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) return new Uint8Array(Buffer.concat(chunks));
    size += chunk.value.byteLength;
    if (size > bytes && reader !== undefined) {
      // To stop reading would reset the connection, and the answer with it.
      drain(reader).catch(() => {});
      throw tooLarge(bytes);
    }
    chunks.push(chunk.value);
  }
}

/** The server's time limit for a request holds meanwhile. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let size = 0;
  while (size < MAX_DRAINED) {
    const { done, value } = await reader.read();
    if (done) return;
    size += value.byteLength;
  }
  await reader.cancel();
}

function tooLarge(bytes: number): GraphQLError {
  return refusal({
    code: 'BAD_REQUEST',
    message: `The request body is too large: the limit is ${bytes} bytes.`,
    status: 413,
  });
}
