import { type ClientRequest, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { useAgent } from 'request-filtering-agent';

export interface OutboundRequest {
  /** JSON that is posted. Without it the method is GET. */
  readonly body?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the address may be in a private network. */
  readonly allowsPrivate: boolean;
  readonly signal: AbortSignal;
}

/**
 * Opens a request to another server. Addresses are checked after the name is resolved, when the connection is
 * made, so a name cannot change in between. Redirects are not followed. The caller ends the request with the body.
 */
export function openRequest(
  url: string,
  { body, headers, allowsPrivate, signal }: OutboundRequest,
): ClientRequest {
  const open = url.startsWith('https:') ? requestHttps : requestHttp;
  return open(url, {
    method: body === undefined ? 'GET' : 'POST',
    agent: useAgent(url, {
      allowPrivateIPAddress: allowsPrivate,
      allowMetaIPAddress: allowsPrivate,
    }),
    signal,
    headers: {
      ...headers,
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }),
    },
  });
}
