import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/access/rule.ts';
import { ACTION_NAMES } from '../../src/composition/actions.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member, settle, wrongs } from '../support/members.ts';
import { attempt, expectRefusalsAlike, expectVerdicts } from './expect-verdicts.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const asker = await member(api, 'asker');
const writer = await member(api, 'writer');
const banned = { bannedUntil: new Date(Date.now() + 3_600_000) };
const viewers = {
  anonymous: api,
  stranger: await member(api, 'stranger'),
  writer,
  asker,
  moderator: await member(api, 'moderator', { role: 'MODERATOR' }),
  reader: await member(api, 'reader', { scope: 'READ' }),
  banned: await member(api, 'banned', banned),
} as const;
type Who = keyof typeof viewers;

const now = new Date();
const hidden = { hiddenAt: now, hiddenWhy: 'HIDDEN' } as const;

/** What the comment, and what it stands on, may be like. */
const STATES = {
  shown: {},
  deleted: { comment: { deletedAt: now } },
  hidden: { comment: hidden },
  locked: { post: { lockedAt: now } },
  inDraft: { post: { publishedAt: null } },
  inHidden: { post: hidden },
} as const;
type State = keyof typeof STATES;

type CommentAction = Extract<Action, `comment.${string}`>;

/** Who may do each action, by the state of the comment. All others may not. */
const ALLOWED: Record<CommentAction, Partial<Record<State, readonly Who[]>>> = {
  'comment.create': { shown: ['stranger', 'writer', 'asker', 'moderator'], locked: ['moderator'] },
  'comment.edit': { shown: ['writer'], hidden: ['writer'] },
  'comment.retract': { shown: ['writer'], hidden: ['writer'], locked: ['writer'] },
  'comment.delete': { shown: ['writer'], hidden: ['writer'], locked: ['writer'] },
  'comment.restore': { deleted: ['writer'] },
  'comment.pin': { shown: ['writer'], locked: ['writer'] },
  'comment.accept': { shown: ['asker'], locked: ['asker'] },
  'comment.hide': {
    ...{ shown: ['moderator'], locked: ['moderator'] },
    ...{ inDraft: ['moderator'], inHidden: ['moderator'] },
  },
  'comment.unhide': { hidden: ['moderator'] },
};

/** Who gets ALREADY_DONE, by state: they may act, but the comment is so already. */
const DONE: Partial<Record<CommentAction, Partial<Record<State, readonly Who[]>>>> = {
  'comment.delete': { deleted: ['writer'] },
  'comment.restore': { shown: ['writer'], hidden: ['writer'], locked: ['writer'] },
  'comment.hide': { hidden: ['moderator'] },
  'comment.unhide': {
    ...{ shown: ['moderator'], locked: ['moderator'] },
    ...{ inDraft: ['moderator'], inHidden: ['moderator'] },
  },
};

/** Who does not see the comment, by state. They get the same answer as for an id that does not exist. */
const BLIND: Partial<Record<State, readonly Who[]>> = {
  deleted: ['stranger', 'asker'],
  hidden: ['stranger', 'asker'],
  inDraft: ['stranger', 'writer'],
  inHidden: ['stranger', 'writer'],
};

const DO: Record<CommentAction, (comment: string) => string> = {
  'comment.create': (on) => `createComment(input: { subjectId: ${on}, markdown: "More" })`,
  'comment.edit': (id) => `editComment(input: { commentId: ${id}, markdown: "Else" })`,
  'comment.retract': (id) => `retractComment(input: { commentId: ${id} })`,
  'comment.delete': (id) => `deleteComment(input: { commentId: ${id} })`,
  'comment.restore': (id) => `restoreComment(input: { commentId: ${id} })`,
  'comment.pin': (id) => `pinComment(input: { commentId: ${id} })`,
  'comment.accept': (id) => `acceptAnswer(input: { commentId: ${id} })`,
  'comment.hide': (id) => `hideComment(input: { commentId: ${id}, reason: "Rude" })`,
  'comment.unhide': (id) => `unhideComment(input: { commentId: ${id}, reason: "Not rude" })`,
};

const actOf = (action: CommentAction) => (id: string) => `${DO[action](id)} { comment { id } }`;

async function commentIn(state: State): Promise<string> {
  const { post: postIs = {}, comment: commentIs = {} } = STATES[state] as {
    post?: object;
    comment?: object;
  };
  const more = { kind: 'QUESTION', ...postIs } as const;
  const post = await seed.post({ author: asker.user, more });
  const on = { on: post, author: writer.user };
  const row = await seed.comment({ ...on, more: { isAnswer: true, ...commentIs } });
  return encodeGlobalId('Comment', row.id);
}

function expected(action: CommentAction, state: State, who: Who): string {
  if (who === 'anonymous') return 'UNAUTHENTICATED';
  if (who === 'reader' || who === 'banned') return 'FORBIDDEN';
  if (BLIND[state]?.includes(who)) return 'NOT_FOUND';
  if (DONE[action]?.[state]?.includes(who)) return 'ALREADY_DONE';
  return ALLOWED[action][state]?.includes(who) ? 'allowed' : 'FORBIDDEN';
}

const ACTIONS_ON_COMMENTS = ACTION_NAMES.filter((name): name is CommentAction =>
  name.startsWith('comment.'),
);

describe.each(ACTIONS_ON_COMMENTS)('%s', (action) => {
  it.each(Object.keys(STATES) as State[])('%s: who may, who may not, who sees nothing', (state) =>
    expectVerdicts({
      ...{ viewers, action, act: actOf(action), make: () => commentIn(state) },
      expected: (who) => expected(action, state, who),
    }),
  );
});

it('denied and missing look alike', async () => {
  const missing = encodeGlobalId('Comment', '00000000-0000-7000-8000-000000000000');
  const ids = [await commentIn('hidden'), await commentIn('inDraft'), missing];
  await expectRefusalsAlike(viewers.stranger, actOf('comment.edit'), ids);
});

it('whatever was done, the counters are right', async () => {
  await settle(database);
  for (const state of ['shown', 'hidden', 'locked'] as const) {
    const id = await commentIn(state);
    await settle(database);
    for (const action of ['comment.delete', 'comment.restore'] as const) {
      await attempt(writer, actOf(action), id);
      expect({ state, action, wrongs: await wrongs(database) }).toEqual({
        state,
        action,
        wrongs: [],
      });
    }
  }
});
