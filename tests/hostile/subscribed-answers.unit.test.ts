import { type ExecutionResult, GraphQLInt, GraphQLObjectType, GraphQLSchema, parse } from 'graphql';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemberViewer } from '../../src/access/viewer.ts';
import { useSubscriptions } from '../../src/http/plugins/use-subscriptions.ts';
import { requestInfo } from '../../src/http/request-info.ts';
import { subscriberAuthority } from '../../src/http/subscriber-authority.ts';

/** How long the answer to one event may take, in s. */
const SECONDS = 0.2;

/** An event is the time that the answer to it takes, in ms. */
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { one: { type: GraphQLInt } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      tick: {
        type: GraphQLInt,
        subscribe: (_root, _args, { follow }) => follow({}, null),
        resolve: (milliseconds: number) =>
          new Promise((resolve) => setTimeout(resolve, milliseconds, milliseconds)),
      },
    },
  }),
});

const MEMBER = {
  kind: 'member',
  id: '01a206aa-0000-7000-8000-000000000000',
  credential: { kind: 'token', id: '', validFor: null },
} as unknown as MemberViewer;

function requestOfMember(): Request {
  const request = new Request('http://commonplace/graphql', {
    headers: { authorization: 'Bearer x' },
  });
  requestInfo(request).viewer = MEMBER;
  return request;
}

interface Given {
  readonly events: readonly number[];
  /** Whether the token is still good. */
  readonly identify?: () => Promise<boolean>;
}

/** What subscribing gives: answers to the events, or an answer of errors. */
async function subscribed({ events, identify = async () => true }: Given) {
  const request = requestOfMember();
  const plugin = useSubscriptions({
    hub: {
      follow: async () =>
        (async function* () {
          yield* events;
        })(),
      onAuthorityChange: () => () => {},
    },
    shares: { takeSubscription: () => () => {}, takeCost: () => null },
    identify,
    seconds: SECONDS,
    log: pino({ level: 'silent' }),
  } as unknown as Parameters<typeof useSubscriptions>[0]);
  let subscribe:
    | ((args: object) => Promise<ExecutionResult | AsyncIterable<ExecutionResult>>)
    | undefined;
  plugin.onSubscribe?.({
    setSubscribeFn: (made: typeof subscribe) => {
      subscribe = made;
    },
  } as never);
  const document = parse('subscription { tick }');
  const contextValue = { request, bytes: { reset() {} } };
  return subscribe?.({ schema, document, contextValue });
}

async function answersOf(given: Given): Promise<unknown[]> {
  const result = await subscribed(given);
  if (result === undefined || !(Symbol.asyncIterator in result)) return [result];
  const answers: unknown[] = [];
  for await (const answer of result) answers.push(answer);
  return answers;
}

const failed = (code: string) => ({ errors: [{ extensions: { code } }] });

describe('a subscription', () => {
  it('answers one event within the limit, however long it lasts', async () => {
    const answers = await answersOf({ events: [150, 150, 150] });

    expect(answers).toEqual([150, 150, 150].map((tick) => ({ data: { tick } })));
  });

  it('ends with an event whose answer takes longer', async () => {
    const answers = await answersOf({ events: [10, 5_000, 10] });

    expect(answers.slice(0, 2)).toMatchObject([{ data: { tick: 10 } }, failed('TIMEOUT')]);
  });

  it('is refused when the token was revoked while it began', async () => {
    // An error in place of a stream of answers: a stream would be held open until the first event.
    expect(await subscribed({ events: [10], identify: async () => false })).toMatchObject(
      failed('UNAUTHENTICATED'),
    );
  });
});

describe('what a subscriber may do', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is looked up again when a look-up failed', async () => {
    let change = () => {};
    const outcomes: (() => Promise<boolean>)[] = [
      () => Promise.reject(new Error('The database is gone')),
      () => Promise.reject(new Error('The database is gone')),
      async () => false,
    ];
    const end = vi.fn();
    const authority = subscriberAuthority({
      hub: {
        onAuthorityChange: (_id: string, onChange: () => void) => {
          change = onChange;
          return () => {};
        },
      },
      request: requestOfMember(),
      identify: () => outcomes.shift()?.() ?? Promise.resolve(true),
      signal: new AbortController().signal,
      end,
    });

    change();
    await vi.advanceTimersByTimeAsync(4_900);
    expect([outcomes.length, end.mock.calls.length]).toEqual([2, 0]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([outcomes.length, end.mock.calls.length]).toEqual([0, 1]);
    await expect(authority.assertCurrent()).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });
});
