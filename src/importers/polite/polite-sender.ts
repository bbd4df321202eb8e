import { setTimeout as wait } from 'node:timers/promises';
import { reasonOf } from '../../db/driver-error.ts';
import { duration } from '../../lib/figures.ts';
import { ImportError } from '../import-error.ts';
import { type Sent, sendRequest } from './send-request.ts';

export interface SenderOptions {
  readonly userAgent: string;
  /** Between two requests, in ms. */
  readonly pause: number;
  readonly allowsPrivate: boolean;
  /** The first wait after a refusal, in ms; each further one is twice as long. */
  readonly firstWait?: number;
  /** Receives a line before each wait after a refusal. */
  readonly tell?: (line: string) => void;
}

/** An answer that can be used, or why it cannot and the request has to be sent again. */
type Outcome<Value> = { readonly value: Value } | { readonly problem: string };

/** Sends one request at a time. `read` may throw what ends the import. */
export type Send = <Value>(
  request: { readonly url: string; readonly body?: string },
  read: (sent: Sent) => Outcome<Value>,
) => Promise<Value>;

const MAX_ATTEMPTS = 8;
const FIRST_WAIT = 2_000;
const MAX_WAIT = 600_000;

/**
 * Pauses between requests, does what `Retry-After` says, and waits longer each time the site refuses.
 *
 * @throws ImportError when the site does not answer after eight attempts
 */
export function politeSender(options: SenderOptions): Send {
  const { pause, firstWait = FIRST_WAIT, tell } = options;
  let last = Number.NEGATIVE_INFINITY;

  async function sendOnce(url: string, body: string | undefined): Promise<Sent | Outcome<never>> {
    const early = last + pause - performance.now();
    if (early > 0) await wait(early);
    try {
      return await sendRequest({ ...options, url, body });
    } catch (error) {
      const problem = reasonOf(error);
      if (!/is not allowed/.test(problem)) return { problem };
      throw new ImportError(`${url} is in a private network. Add --allow-private-host.`);
    } finally {
      last = performance.now();
    }
  }

  return async ({ url, body }, read) => {
    let problem = '';
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const sent = await sendOnce(url, body);
      const outcome = 'status' in sent ? read(sent) : sent;
      if ('value' in outcome) return outcome.value;
      problem = outcome.problem;
      if (attempt === MAX_ATTEMPTS) break;
      const retryAfter = 'status' in sent ? (sent.retryAfter ?? 0) : 0;
      const next = Math.min(MAX_WAIT, Math.max(retryAfter, firstWait * 2 ** (attempt - 1)));
      tell?.(`${url}: ${problem}. Attempt ${attempt + 1} of ${MAX_ATTEMPTS} in ${duration(next)}.`);
      await wait(next);
    }
    throw new ImportError(
      `${url} did not answer after ${MAX_ATTEMPTS} attempts: ${problem}. Run the import again later.`,
    );
  };
}

/** The `User-Agent` of requests, with the address of the operator. */
export function userAgentOf(contact: string | undefined): string {
  return `Commonplace import${contact === undefined ? '' : ` (${contact})`}`;
}

/** Notes for an operator who gave the site no contact. */
export function contactNotes(contact: string | undefined): readonly string[] {
  if (contact !== undefined) return [];
  return ['Add --contact, so that the operators of the site can write to you.'];
}
