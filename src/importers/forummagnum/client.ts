import { ImportError } from '../import-error.ts';
import { politeSender, type SenderOptions } from '../polite/polite-sender.ts';
import type { Sent } from '../polite/send-request.ts';

export interface ClientOptions extends SenderOptions {
  /** Of the GraphQL API. */
  readonly url: string;
  /** Receives errors that came with data. */
  readonly warn: (message: string) => void;
}

/** Asks one query at a time. */
export type Ask = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message?: string; readonly path?: readonly unknown[] }[];
}

/**
 * A client of a GraphQL API. Data that comes with errors is used.
 *
 * @throws ImportError when the site does not answer, or does not know the query
 */
export function politeClient({ url, warn, ...options }: ClientOptions): Ask {
  const send = politeSender(options);
  return (query, variables = {}) =>
    send({ url, body: JSON.stringify({ query, variables }) }, (sent) => {
      const answer = parse(sent);
      if (answer?.data) {
        for (const { message, path } of answer.errors ?? [])
          warn(`${message ?? 'an error'} at ${path?.join('.') ?? 'the answer'}`);
        return { value: answer.data };
      }
      const message = answer?.errors?.[0]?.message;
      if (message !== undefined && NOT_FOR_GUESTS.test(message)) {
        warn(message);
        return { value: {} };
      }
      if (sent.status === 400 && message !== undefined) {
        throw new ImportError(`${url} does not know a query: ${message}`);
      }
      return { problem: message ?? `status ${sent.status}` };
    });
}

/** To ask again would not help. */
const NOT_FOR_GUESTS = /^app\.(?:operation_not_allowed|missing_document)$/;

/** Null for what is no answer of GraphQL, such as the page of a firewall. */
function parse({ body }: Sent): Answer | null {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? answer : null;
  } catch {
    return null;
  }
}
