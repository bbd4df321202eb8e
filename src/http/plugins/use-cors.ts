import type { Plugin } from 'graphql-yoga';
import { READ_AFTER } from '../read-after.ts';
import { UPLOAD_TOKEN } from '../served/uploads.ts';

/** How long a browser may remember a preflight's answer, in seconds. */
const PREFLIGHT_LIFETIME = 86_400;

/** PUT only for uploads. */
const METHODS = 'GET, POST, PUT';

/** `retry-after` says when a request that was refused for now may come again. */
const EXPOSED_HEADERS = ['x-request-id', READ_AFTER, 'retry-after'].join(', ');

/**
 * What clients send: Apollo's say who they are, and ask for a preflight, in headers of their own. OpenTelemetry
 * in a browser sends its trace, which the server continues.
 */
const ALLOWED_HEADERS = [
  'authorization',
  'content-type',
  'x-request-id',
  UPLOAD_TOKEN,
  READ_AFTER,
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'traceparent',
  'tracestate',
].join(', ');

/**
 * Cross-Origin Resource Sharing (Fetch Standard, section 3.2) by an allow-list of origins. Others get
 * no header at all, so their pages cannot read an answer. Credentials are never allowed.
 */
export function useCors(origins: readonly string[]): Plugin {
  const allowed = new Set(origins);
  const everybody = allowed.has('*');
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (request.method !== 'OPTIONS') return;
      endResponse(new fetchAPI.Response(null, { status: 204, headers: { allow: METHODS } }));
    },
    onResponse({ request, response }) {
      if (allowed.size === 0) return;
      if (!everybody) response.headers.append('vary', 'Origin');
      const origin = request.headers.get('origin');
      if (origin === null || !(everybody || allowed.has(origin))) return;
      response.headers.set('access-control-allow-origin', everybody ? '*' : origin);
      response.headers.set('access-control-expose-headers', EXPOSED_HEADERS);
      if (request.method !== 'OPTIONS') return;
      response.headers.set('access-control-allow-methods', METHODS);
      response.headers.set('access-control-allow-headers', ALLOWED_HEADERS);
      response.headers.set('access-control-max-age', String(PREFLIGHT_LIFETIME));
    },
  };
}
