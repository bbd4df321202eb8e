import type { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { assertPlainBody } from '../assert-plain-body.ts';
import { isJson } from '../json-type.ts';
import { parseJson } from '../parse-json.ts';
import { refusal } from '../refusal.ts';

/**
 * Takes GET, and POST with a JSON body; nothing else. So a page of another site can run nothing here
 * that writes: form bodies are refused, JSON is sent by a browser only after it asked (Fetch Standard,
 * section 4.8), and a GET runs queries alone. What cannot be read is never echoed.
 */
export function useJsonRequests(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (request.method === 'POST') {
        if (!isJson(request.headers.get('content-type'))) throw wrongType();
        assertPlainBody(request);
        setRequestParser(parseBody);
      } else if (request.method === 'GET' && requestParser !== undefined) {
        setRequestParser(async (query) => {
          try {
            return await requestParser(query);
          } catch {
            throw malformed('The parameters `variables` and `extensions` must be JSON.');
          }
        });
      } else {
        throw wrongMethod(request.method);
      }
    },
  };
}

async function parseBody(request: Request): Promise<GraphQLParams> {
  const body = await request
    .arrayBuffer()
    .then(parseJson)
    .catch((error) => {
      if (error instanceof TypeError) throw malformed('The body must be in UTF-8.');
    });
  if (typeof body !== 'object' || body === null) throw malformed('The body must be a JSON object.');
  return body;
}

function wrongMethod(method: string): GraphQLError {
  return refusal({
    code: 'BAD_REQUEST',
    message: `The API takes GET and POST, not ${method}.`,
    status: 405,
    headers: { allow: 'GET, POST' },
  });
}

function wrongType(): GraphQLError {
  return refusal({
    code: 'BAD_REQUEST',
    message: 'A POST to the API is JSON in UTF-8: send it with `content-type: application/json`.',
    status: 415,
    headers: { accept: 'application/json' },
  });
}

function malformed(message: string): GraphQLError {
  return refusal({ code: 'BAD_REQUEST', message });
}
