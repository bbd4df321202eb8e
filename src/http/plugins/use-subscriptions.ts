import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { freshScope, type Scope } from '../../domains/scope.ts';
import type { Hub } from '../../live/hub.ts';
import { logFailure } from '../failures.ts';
import { fittingAnswer } from '../fitting-answer.ts';
import type { Identify } from '../identify.ts';
import { toPublicError } from '../public-errors.ts';
import { badToken } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';
import type { Shares } from '../shares/shares.ts';
import { TimeLimit } from '../time-limit.ts';

interface SubscriptionsOptions {
  readonly hub: Pick<Hub, 'follow'>;
  readonly shares: Pick<Shares, 'takeSubscription'>;
  readonly identify: Identify;
  /** How long the answer to one event may take, in s. A subscription itself may last. */
  readonly seconds: number;
  readonly log: Logger;
}

/**
 * Runs subscriptions: an answer for each event, each with loaders of its own. A client that goes is
 * forgotten at once, whatever the subscription waits for.
 */
export function useSubscriptions(options: SubscriptionsOptions): Plugin {
  const { hub, shares, identify, seconds, log } = options;
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(async (given) => {
        const { request } = given.contextValue;
        const controller = new AbortController();
        const { signal } = controller;
        const end = () => {
          request.signal.removeEventListener('abort', end);
          controller.abort();
        };
        request.signal.addEventListener('abort', end, { once: true });
        const args = {
          ...given,
          contextValue: {
            ...given.contextValue,
            follow: ((interest, since) => {
              signal.addEventListener('abort', shares.takeSubscription(request), { once: true });
              return hub.follow(interest, { since, signal });
            }) satisfies Follow,
          },
        };
        const source = await createSourceEventStream(args);
        if (!(Symbol.asyncIterator in source)) {
          end();
          return source;
        }
        const isStillGood = atMostOnceAMinute(() => identify(request));
        return answers({
          source: source[Symbol.asyncIterator](),
          args,
          seconds,
          log,
          end,
          isStillGood,
        });
      });
    },
  };
}

type Follow = (
  interest: Parameters<Hub['follow']>[0],
  since: string | null | undefined,
) => ReturnType<Hub['follow']>;

interface AnswersOptions {
  readonly source: AsyncIterator<unknown>;
  readonly args: ExecutionArgs;
  readonly seconds: number;
  readonly log: Logger;
  readonly end: () => void;
  /** Whether the token that it was begun with is still good. */
  readonly isStillGood: () => Promise<boolean>;
}

/** An error of the source is the last answer, so that the client learns what to do next. */
function answers(options: AnswersOptions): AsyncGenerator<ExecutionResult> {
  const { source, args, log, end, isStillGood } = options;
  const { request } = args.contextValue as { readonly request: Request };
  const nothing = { done: true, value: undefined } as const;

  async function leave(): Promise<IteratorResult<ExecutionResult>> {
    end();
    await source.return?.();
    return nothing;
  }

  return {
    async next() {
      try {
        const { done, value: event } = await source.next();
        if (done) return await leave();
        if (!(await isStillGood())) throw badToken();
        const { inTurn } = requestInfo(request);
        const work = () => answer(event, options);
        return { done: false, value: publicly(await (inTurn === null ? work() : inTurn(work))) };
      } catch (error) {
        end();
        return { done: false, value: publicly({ errors: [toPublicError(error)] }) };
      }
    },
    return: leave,
    async throw(error) {
      await leave();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };

  function publicly(result: ExecutionResult): ExecutionResult {
    if (result.errors === undefined) return result;
    const errors = result.errors.map(toPublicError);
    logFailure({ request, errors, log });
    return { ...result, errors };
  }
}

async function answer(event: unknown, { args, seconds }: AnswersOptions): Promise<ExecutionResult> {
  const { request } = args.contextValue as { readonly request: Request };
  const contextValue = freshScope(args.contextValue as Scope);
  contextValue.bytes.reset();
  const limit = new TimeLimit({ connection: request.signal, seconds });
  requestInfo(request).limit = limit;
  const { signal } = limit;
  const tooLate = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    const result = execute({ ...args, rootValue: event, contextValue });
    return fittingAnswer(request, await Promise.race([result, tooLate]));
  } finally {
    limit.end();
  }
}

/** In ms. */
const A_MINUTE = 60_000;

/** A token may be revoked, or end, while a subscription lasts. */
function atMostOnceAMinute(check: () => Promise<boolean>): () => Promise<boolean> {
  let checkedAt = performance.now();
  return async () => {
    if (performance.now() - checkedAt < A_MINUTE) return true;
    checkedAt = performance.now();
    return check();
  };
}
