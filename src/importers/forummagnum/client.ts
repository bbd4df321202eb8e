import { setTimeout as wait } from 'node:timers/promises';
import { reasonOf } from '../../db/driver-error.ts';
import { ImportError } from '../import-error.ts';
import { type Sent, sendQuery } from './send-query.ts';

export interface ClientOptions {
  /** Of the GraphQL API. */
  readonly url: string;
  readonly userAgent: string;
  /** Between two requests, in ms. */
  readonly pause: number;
  readonly allowsPrivate: boolean;
  /** The first wait after a refusal, in ms; each further one is twice as long. */
  readonly firstWait?: number;
  /** Receives errors that came with data. */
  readonly warn: (message: string) => void;
}

/** Asks one query at a time. */
export type Ask = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

const MAX_ATTEMPTS = 8;
const FIRST_WAIT = 2_000;
const MAX_WAIT = 600_000;

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message?: string; readonly path?: readonly unknown[] }[];
}

/**
 * A client that pauses between requests, does what `Retry-After` says, and waits longer each time the site refuses.
 * Data that comes with errors is used.
 *
 * @throws ImportError when the site does not answer after eight attempts, or does not know the query
 */
export function politeClient(options: ClientOptions): Ask {
  const { url, pause, warn, firstWait = FIRST_WAIT } = options;
  let last = Number.NEGATIVE_INFINITY;

  async function send(body: string): Promise<Sent | { readonly failure: string }> {
    const early = last + pause - performance.now();
    if (early > 0) await wait(early);
    try {
      return await sendQuery({ ...options, body });
    } catch (error) {
      return { failure: reasonOf(error) };
    } finally {
      last = performance.now();
    }
  }

  return async (query, variables = {}) => {
    const body = JSON.stringify({ query, variables });
    let problem = '';
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const sent = await send(body);
      if ('failure' in sent) {
        if (/is not allowed/.test(sent.failure)) {
          throw new ImportError(`${url} is in a private network. Add --allow-private-host.`);
        }
        problem = sent.failure;
      } else {
        const answer = parse(sent);
        if (answer?.data) {
          for (const { message, path } of answer.errors ?? [])
            warn(`${message ?? 'an error'} at ${path?.join('.') ?? 'the answer'}`);
          return answer.data;
        }
        const message = answer?.errors?.[0]?.message;
        if (sent.status === 400 && message !== undefined) {
          throw new ImportError(`${url} does not know a query: ${message}`);
        }
        problem = message ?? `status ${sent.status}`;
      }
      const waited = 'retryAfter' in sent ? sent.retryAfter : null;
      if (attempt + 1 < MAX_ATTEMPTS)
        await wait(Math.min(MAX_WAIT, Math.max(waited ?? 0, firstWait * 2 ** attempt)));
    }
    throw new ImportError(
      `${url} did not answer after ${MAX_ATTEMPTS} attempts: ${problem}. Run the import again later.`,
    );
  };
}

/** Null for what is no answer of GraphQL, such as the page of a firewall. */
function parse({ body }: Sent): Answer | null {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? answer : null;
  } catch {
    return null;
  }
}
