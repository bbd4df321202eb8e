import { builder } from '../../graphql/builder.ts';
import type { LimitedAmount, RateLimit } from '../../request/rate-limit.ts';

const LimitedAmountRef = builder.enumType('LimitedAmount', {
  description: 'What the server limits for each account, or for each address of anonymous clients.',
  values: {
    COST: { description: 'The points of cost of all operations.' },
    REQUESTS: { description: 'The number of requests.' },
  } as const satisfies Record<LimitedAmount, object>,
});

const RateLimitRef = builder.objectRef<RateLimit>('RateLimit').implement({
  description:
    'How much the client of this request may still use. It fills up evenly, by `limit` in a minute. If too little is left, the error is RATE_LIMITED, and its `extensions.retryAfter` is the number of seconds to wait. All fields are null if there is no limit.',
  fields: (t) => ({
    limit: t.exposeInt('limit', {
      nullable: true,
      description: 'The most that the client may use at once, and in a minute.',
    }),
    remaining: t.exposeInt('remaining', {
      nullable: true,
      description:
        'How much the client may still use. This request and its price are already deducted. 0 if it has used more in advance.',
    }),
    resetAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The time at which `remaining` reaches `limit` again if the client sends nothing until then.',
      // As PostgreSQL writes times.
      resolve: ({ resetAt }) => resetAt?.toISOString() ?? null,
    }),
  }),
});

builder.queryField('rateLimit', (t) =>
  t.field({
    rule: 'public',
    description: 'How much the client of this request may still use on this server process.',
    type: RateLimitRef,
    args: {
      of: t.arg({
        type: LimitedAmountRef,
        required: true,
        defaultValue: 'COST',
        description: 'What is limited.',
      }),
    },
    resolve: (_root, { of }, scope) => scope.rateLimit(of),
  }),
);
