import type { GraphQLError } from 'graphql';
import { andThen, type MaybePromise } from '../../lib/maybe-promise.ts';
import { BusyClients } from './busy-clients.ts';
import { clientOf } from './client-of.ts';
import type { Slots } from './slots.ts';
import { SlowClients } from './slow-clients.ts';
import { RETRY_AFTER_TURN, tooMuch } from './too-much.ts';

interface TurnsOptions {
  /** The requests that clients have under way. */
  readonly underWay: Slots;
  /** How many statements of slow clients, and how many of their transactions, may run at once. */
  readonly longStatements: number;
  /** How long a request may wait for its turn, in s. */
  readonly seconds: number;
}

/** How many requests of slow clients are worked on at once, between which the event loop has time for others. */
const SLOW_AT_ONCE = 2;

/** With more active clients none is the frontend that asks for all readers: each has its first request first. */
const FEW_CLIENTS = 8;

/** Requests usually take long that take more than this, in ms. */
const LONG_REQUEST = 30;

/** With three times as much rest, all clients that never pause take a quarter of a core together. */
const LONG_REQUEST_REST = 3;

/** The order in which work is begun: that of slow clients waits for its turn, so that others find the server free. */
export function turns({ underWay, longStatements, seconds }: TurnsOptions) {
  const slowStatements = new SlowClients({ turns: longStatements });
  const slowRequests = new SlowClients({ turns: SLOW_AT_ONCE });
  const busyClients = new BusyClients();
  const longRequests = new SlowClients({
    turns: 1,
    rest: LONG_REQUEST_REST,
    work: slowRequests.work,
  });
  const slowTransactions = new SlowClients({ turns: longStatements });

  /** A turn that comes too late is passed on. */
  function inTime(turn: Promise<() => void>): Promise<(() => void) | GraphQLError> {
    return new Promise((resolve) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        resolve(tooMuch(RETRY_AFTER_TURN));
      }, seconds * 1000);
      void turn.then((end) => {
        clearTimeout(timer);
        if (isLate) end();
        else resolve(end);
      });
    });
  }

  /**
   * In line are clients with statements that take long, and those with several requests under way, while these take
   * long or many clients are active. Where many are, those that never pause between long requests have a line of
   * their own, with one turn and rests.
   */
  function inLine(client: string): MaybePromise<() => void> {
    const areMany = busyClients.active(FEW_CLIENTS + 1) > FEW_CLIENTS;
    if (areMany && neverPauses(client)) return longRequests.begin(client, true);
    const isFurther = underWay.heldBy(client) > 1;
    const needsTurn =
      slowStatements.isSlow(client) || (isFurther && (areMany || slowRequests.isSlow(client)));
    return slowRequests.begin(client, needsTurn);
  }

  /** Whether a client has long requests under way for most of the time. */
  function neverPauses(client: string): boolean {
    return slowRequests.work.usualTime(client) > LONG_REQUEST && busyClients.isBusy(client);
  }

  return {
    /**
     * Begins to work on a request, when it is its turn where it needs one. Gives what has to be called when it is
     * answered, or why it is refused: it has waited for as long as an operation may take.
     */
    beginRequest(request: Request): MaybePromise<(() => void) | GraphQLError> {
      const client = clientOf(request);
      if (client === null) return () => {};
      const endUse = busyClients.begin(client);
      const begun = inLine(client);
      return andThen(typeof begun === 'function' ? begun : inTime(begun), (end) => {
        if (typeof end !== 'function') {
          endUse();
          return end;
        }
        return () => {
          endUse();
          end();
        };
      });
    },
    /** The same for a statement. */
    beginStatement(request: Request): MaybePromise<() => void> {
      const client = clientOf(request);
      return client === null ? () => {} : slowStatements.begin(client);
    },
    /** The same for a transaction: those that take long share turns of their own. */
    beginTransaction(request: Request): MaybePromise<() => void> {
      const client = clientOf(request);
      return client === null ? () => {} : slowTransactions.begin(client);
    },
  };
}
