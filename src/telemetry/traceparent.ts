/** The header `traceparent` of W3C Trace Context (Level 1, section 3.2), of version 00, with ids that are not all zeros. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** What a request came with, if it is valid; null otherwise. */
export function traceparentOf({ headers }: Pick<Request, 'headers'>): string | null {
  const traceparent = headers.get('traceparent');
  return traceparent !== null && TRACEPARENT.test(traceparent) ? traceparent : null;
}

/** The id of the trace that a valid `traceparent` names. */
export function traceIdOf(traceparent: string | null): string | undefined {
  return traceparent === null ? undefined : TRACEPARENT.exec(traceparent)?.[1];
}
