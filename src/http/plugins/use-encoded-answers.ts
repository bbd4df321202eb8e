import type { Plugin } from 'graphql-yoga';
import { acceptedEncoding } from '../accepted-encoding.ts';
import { passingAnswer, type ResponseParts, textAnswer } from '../encoded-answer.ts';
import { requestInfo } from '../request-info.ts';

interface EncodedAnswersOptions {
  /** For how long a proxy may serve an answer that is the same for all; 0 for not at all. */
  readonly cacheSeconds: number;
  readonly isCompressed: boolean;
}

/** After its time a proxy may serve an answer this many times longer, while it fetches a new one. */
const STALE = 6;

/** What answers depend on besides their address. */
const VARYING = ['Accept', 'Accept-Encoding', 'Authorization', 'Cookie'];

/**
 * Compresses answers to clients without a token, and lets proxies keep those that are the same for all:
 * answers to a GET of an operation that the server knows. The length of a compressed answer tells something
 * of its text to others, who may have written part of it (BREACH): what only a viewer sees is never in one, unless a
 * page of this site asked for it, which others cannot make it do.
 */
export function useEncodedAnswers({ cacheSeconds, isCompressed }: EncodedAnswersOptions): Plugin {
  const withoutErrors = new WeakSet<Request>();
  const cacheControl = [
    'public',
    'max-age=0',
    `s-maxage=${cacheSeconds}`,
    `stale-while-revalidate=${STALE * cacheSeconds}`,
  ].join(', ');

  function isForAll(request: Request): boolean {
    const { isPersisted, isOwn } = requestInfo(request);
    return cacheSeconds > 0 && isPersisted && !isOwn && withoutErrors.has(request);
  }

  async function encoded(request: Request, response: Response): Promise<ResponseParts> {
    const { status } = response;
    const text = await response.text();
    const headers = Object.fromEntries(response.headers);
    // Of the text as it was; Node writes that of what is sent.
    delete headers['content-length'];
    const vary = [headers['vary'] ?? [], VARYING].flat().join(', ');
    return isForAll(request)
      ? textAnswer(request, {
          text,
          isPacked: isCompressed,
          headers: { ...headers, vary, 'cache-control': cacheControl },
        })
      : passingAnswer(request, { text, status, headers: { ...headers, vary } });
  }

  return {
    onResultProcess({ request, result }) {
      if (request.method === 'GET' && 'data' in result && result.errors === undefined) {
        withoutErrors.add(request);
      }
    },
    onResponse({ request, response, fetchAPI, setResponse }) {
      if (request.headers.has('authorization') || !isJson(response)) return undefined;
      const isPacked = isCompressed && acceptedEncoding(request.headers) !== 'identity';
      if (!isPacked && !isForAll(request)) return undefined;
      return encoded(request, response).then(({ body, ...init }) => {
        setResponse(new fetchAPI.Response(body, init));
      });
    },
  };
}

function isJson({ headers }: Response): boolean {
  return /^application\/(graphql-response\+)?json/.test(headers.get('content-type') ?? '');
}
