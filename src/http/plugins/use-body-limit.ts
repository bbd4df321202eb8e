import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { readBody } from '../read-body.ts';
import { refusal } from '../refusal.ts';

/**
 * Refuses bodies of more than `bytes`. One that declares its length is not counted again, as Yoga's own
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
        const content = await readBody(body, { bytes, tooLarge: () => tooLarge(bytes) });
        return requestParser(new fetchAPI.Request(url, { method, headers, body: content }));
      });
    },
  };
}

function tooLarge(bytes: number): GraphQLError {
  return refusal({
    code: 'BAD_REQUEST',
    message: `The request body is too large: the limit is ${bytes} bytes.`,
    status: 413,
  });
}
