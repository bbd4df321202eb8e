/** A request for something that is not GraphQL, and what its answer is made with. */
export interface HttpExchange {
  readonly request: Request;
  readonly url: URL;
  /** The class whose answers the server sends. */
  readonly Response: typeof Response;
  /** Ends the connection of an answer that has begun, and logs why. Null where it is sent over none. */
  readonly cut: ((error: unknown) => void) | null;
}

/** Answers requests at some addresses, apart from GraphQL. */
export interface Endpoint {
  /** Whether a request may be meant for this. */
  readonly matches: (exchange: Pick<HttpExchange, 'request' | 'url'>) => boolean;
  /** Null leaves the request to the next endpoint that matches. */
  readonly answer: (exchange: HttpExchange) => Promise<Response | null>;
}

/** Whether a request only reads (RFC 9110, section 9.3.1 and 9.3.2). */
export function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whether a person's browser asks, for a page to show. */
export function isVisit({ headers }: Request): boolean {
  return (headers.get('accept') ?? '').includes('text/html');
}
