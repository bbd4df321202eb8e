import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Hub } from '../../live/hub.ts';
import { freshScope, type Scope } from '../../request/scope.ts';
import { takesEvents } from '../accepted-answers.ts';
import { logFailure } from '../failures.ts';
import { fittingAnswer } from '../fitting-answer.ts';
import type { Identify } from '../identify.ts';
import { toPublicError } from '../public-errors.ts';
import { refusal } from '../refusal.ts';
import { costOf, requestInfo } from '../request-info.ts';
import type { Shares } from '../shares/shares.ts';
import { type SubscriberAuthority, subscriberAuthority } from '../subscriber-authority.ts';
import { TimeLimit } from '../time-limit.ts';

interface SubscriptionsOptions {
  readonly hub: Pick<Hub, 'follow' | 'onAuthorityChange'>;
  readonly shares: Pick<Shares, 'takeSubscription' | 'takeCost'>;
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
      setSubscribeFn(async (original) => {
        const { request } = original.contextValue;
        if (!takesEvents(request.headers)) return { errors: [noEvents()] };
        const controller = new AbortController();
        const { signal } = controller;
        const end = () => {
          request.signal.removeEventListener('abort', end);
          controller.abort();
        };
        request.signal.addEventListener('abort', end, { once: true });
        let authority: SubscriberAuthority | undefined;
        const args = {
          ...original,
          contextValue: {
            ...original.contextValue,
            // Each event is seen with the role that the account has then.
            get viewer() {
              return requestInfo(request).viewer;
            },
            follow: (async (interest, since) => {
              signal.addEventListener('abort', shares.takeSubscription(request), { once: true });
              // It counts as a subscription from now on.
              requestInfo(request).end?.();
              // Heard before the hub follows and looked up after it: no change comes between.
              authority = subscriberAuthority({ hub, request, identify, signal, end });
              const events = await hub.follow(interest, { since, signal });
              await authority.assertCurrent();
              return withAuthority(events, authority);
            }) satisfies Follow,
          },
        };
        const source = await createSourceEventStream(args);
        if (!(Symbol.asyncIterator in source)) {
          end();
          return source;
        }
        return answers({
          source: source[Symbol.asyncIterator](),
          args,
          assertCurrent: async () => authority?.assertCurrent(),
          shares,
          seconds,
          log,
          end,
        });
      });
    },
  };
}

function noEvents(): GraphQLError {
  return refusal({
    code: 'BAD_REQUEST',
    message:
      'A subscription has many answers: send `accept: text/event-stream`, or use a WebSocket.',
    status: 406,
  });
}

type Follow = (
  interest: Parameters<Hub['follow']>[0],
  since: string | null | undefined,
) => ReturnType<Hub['follow']>;

interface AnswersOptions {
  readonly shares: Pick<Shares, 'takeCost'>;
  readonly source: AsyncIterator<unknown>;
  readonly assertCurrent: SubscriberAuthority['assertCurrent'];
  readonly args: ExecutionArgs;
  readonly seconds: number;
  readonly log: Logger;
  readonly end: () => void;
}

/** An error of the source is the last answer, so that the client learns what to do next. */
function answers(options: AnswersOptions): AsyncGenerator<ExecutionResult> {
  const { source, assertCurrent, args, log, end } = options;
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
        const { inTurn } = requestInfo(request);
        const work = async () => {
          // It may have waited for a slow client.
          await assertCurrent();
          return answer(event, options);
        };
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

async function answer(
  event: unknown,
  { args, shares, seconds }: AnswersOptions,
): Promise<ExecutionResult> {
  const { request } = args.contextValue as { readonly request: Request };
  const info = requestInfo(request);
  const refused = shares.takeCost(request, costOf(info));
  if (refused !== null) throw refused;
  const contextValue = freshScope(args.contextValue as Scope);
  contextValue.bytes.reset();
  const limit = new TimeLimit({ connection: request.signal, seconds });
  info.limit = limit;
  try {
    const run = () => execute({ ...args, rootValue: event, contextValue });
    return await fittingAnswer(request, await limit.run(run));
  } finally {
    // The next event may be long in coming, and has a limit of its own.
    info.limit = undefined;
  }
}

/**
 * Each event is seen with what the subscriber may do then: a token may be revoked, a role taken away or an account
 * closed while a subscription lasts.
 *
 * The source throws UNAUTHENTICATED when the token is not good any more, also while it waits for an event.
 */
async function* withAuthority<Event>(
  events: AsyncIterable<Event>,
  { assertCurrent }: SubscriberAuthority,
): AsyncGenerator<Event> {
  for await (const event of events) {
    await assertCurrent();
    yield event;
  }
  await assertCurrent();
}
