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

async function readUpTo(bytes: number, body: Request['body']): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > bytes) throw tooLarge(bytes);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(bytes: number): GraphQLError {
  return refusal({
    code: 'BAD_REQUEST',
    message: `The body is too large: at most ${bytes} bytes are taken.`,
    status: 413,
  });
}
