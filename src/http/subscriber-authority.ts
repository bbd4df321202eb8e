import type { Hub } from '../live/hub.ts';
import type { Identify } from './identify.ts';
import { notIdentified } from './refusal.ts';
import { requestInfo } from './request-info.ts';

/** What a timer can wait, in ms. */
const MAX_TIMER = 2 ** 31 - 1;

/** When a look-up that failed is tried again, and the least time between two, in ms. */
const RETRY = 5_000;
const MIN_PAUSE = 250;

/** Who a subscriber is, as of the last change of what their account may do. */
export interface SubscriberAuthority {
  /**
   * Resolves when who they are is known as it is now, without a look-up where nothing changed.
   *
   * @throws GraphQLError UNAUTHENTICATED when their token or session is not good any more
   */
  assertCurrent(): Promise<void>;
}

interface AuthorityOptions {
  readonly hub: Pick<Hub, 'onAuthorityChange'>;
  readonly request: Request;
  readonly identify: Identify;
  /** Of the subscription. */
  readonly signal: AbortSignal;
  /** Ends the subscription. */
  readonly end: () => void;
}

const ANYBODY: SubscriberAuthority = { assertCurrent: async () => {} };

/**
 * Follows what an account may do while a subscription lasts. A role, a ban or a token may change or end: the
 * hub tells it, and then the subscriber is looked up at once, whether or not an event comes.
 */
export function subscriberAuthority(options: AuthorityOptions): SubscriberAuthority {
  const { hub, request, identify, signal, end } = options;
  const { viewer } = requestInfo(request);
  if (viewer.kind === 'anonymous') return ANYBODY;
  let isCurrent = false;
  let isRefused = false;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function lookUpIn(ms: number): void {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(onChange, ms).unref();
  }

  function onChange(): void {
    isCurrent = false;
    // A reader that waits for an event gets the failure; without one, the check runs again.
    assertCurrent().catch(() => lookUpIn(RETRY));
  }

  async function lookUp(): Promise<void> {
    while (!isCurrent && !signal.aborted) {
      // What is heard from here on is not in what is read.
      isCurrent = true;
      if (!(await identify(request))) {
        isRefused = true;
        end();
        throw notIdentified(request);
      }
    }
    const now = requestInfo(request).viewer;
    const validFor = now.kind === 'member' ? now.credential.validFor : null;
    if (validFor !== null) lookUpIn(Math.min(Math.max(validFor, MIN_PAUSE), MAX_TIMER));
  }

  async function assertCurrent(): Promise<void> {
    if (isRefused) throw notIdentified(request);
    if (isCurrent && looking === undefined) return;
    looking ??= lookUp().finally(() => {
      looking = undefined;
    });
    await looking.catch((error: unknown) => {
      isCurrent = false;
      throw error;
    });
  }

  const stop = hub.onAuthorityChange(viewer.id, onChange);
  const forget = () => {
    stop();
    clearTimeout(timer);
  };
  if (signal.aborted) forget();
  else signal.addEventListener('abort', forget, { once: true });
  return { assertCurrent };
}
