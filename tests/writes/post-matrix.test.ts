import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/access/rule.ts';
import { ACTION_NAMES } from '../../src/composition/actions.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member, settle, wrongs } from '../support/members.ts';
import { attempt, expectRefusalsAlike, expectVerdicts } from './expect-verdicts.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const writer = await member(api, 'writer');
const coauthor = await member(api, 'coauthor');
const invited = await member(api, 'invited');
const viewers = {
  anonymous: api,
  stranger: await member(api, 'stranger'),
  trusted: await member(api, 'trusted', { role: 'TRUSTED' }),
  writer,
  coauthor,
  invited,
  moderator: await member(api, 'moderator', { role: 'MODERATOR' }),
  reader: await member(api, 'reader', { scope: 'READ' }),
} as const;
type Who = keyof typeof viewers;

const page = await seed.wikiPage({ author: writer.user });
await settle(database);
const topic = encodeGlobalId('WikiPage', page.id);
const user = encodeGlobalId('User', viewers.stranger.user.id);

const now = new Date();

/** What the post may be like. */
const STATES = {
  shown: {},
  draft: { publishedAt: null },
  deleted: { deletedAt: now },
  hidden: { hiddenAt: now, hiddenWhy: 'HIDDEN' },
} as const;
type State = keyof typeof STATES;

/** What moderators do is in a matrix of its own. */
const MODERATION_ACTIONS = [
  ...(['post.hide', 'post.unhide', 'post.lock', 'post.unlock'] as const),
  ...(['post.pin', 'post.unpin', 'post.curate', 'post.uncurate'] as const),
] as const;

type PostAction = Exclude<
  Extract<Action, `post.${string}`>,
  'post.create' | (typeof MODERATION_ACTIONS)[number]
>;

const AUTHORS: readonly Who[] = ['writer', 'coauthor'];
const EVERYBODY: readonly Who[] = [
  'stranger',
  'trusted',
  'writer',
  'coauthor',
  'invited',
  'moderator',
];
const FILERS: readonly Who[] = ['trusted', 'writer', 'coauthor', 'moderator'];

function inAllButDeleted(who: readonly Who[]) {
  return { shown: who, draft: who, hidden: who };
}

const filing = { shown: FILERS, draft: AUTHORS, hidden: AUTHORS };

/** Who may do each action, by the state of the post. All others may not. */
const ALLOWED: Record<PostAction, Partial<Record<State, readonly Who[]>>> = {
  'post.edit': inAllButDeleted(AUTHORS),
  'post.publish': { draft: ['writer'] },
  'post.unpublish': { shown: ['writer'], hidden: ['writer'] },
  'post.delete': inAllButDeleted(['writer']),
  'post.restore': { deleted: ['writer'] },
  'post.inviteCoauthor': inAllButDeleted(['writer']),
  'post.removeCoauthor': inAllButDeleted(['writer']),
  'post.acceptCoauthorship': inAllButDeleted(['invited']),
  'post.declineCoauthorship': inAllButDeleted(['invited', 'coauthor']),
  'post.addTopic': filing,
  'post.removeTopic': filing,
  'post.voteTopic': { shown: EVERYBODY },
};

/** Who gets ALREADY_DONE, by state: they may act, but the post is so already. */
const DONE: Partial<Record<PostAction, Partial<Record<State, readonly Who[]>>>> = {
  'post.publish': { shown: ['writer'], hidden: ['writer'] },
  'post.unpublish': { draft: ['writer'] },
  'post.delete': { deleted: ['writer'] },
  'post.restore': inAllButDeleted(['writer']),
  'post.acceptCoauthorship': inAllButDeleted(['coauthor']),
};

/** Who does not see the post, by state. They get the same answer as for an id that does not exist. */
const BLIND: Partial<Record<State, readonly Who[]>> = {
  draft: ['stranger', 'trusted'],
  deleted: ['stranger', 'trusted', 'coauthor', 'invited'],
  hidden: ['stranger', 'trusted'],
};

const DO: Record<PostAction, (post: string) => string> = {
  'post.edit': (id) => `updatePost(input: { postId: ${id}, basedOn: 1, markdown: "Else" })`,
  'post.publish': (id) => `publishPost(input: { postId: ${id} })`,
  'post.unpublish': (id) => `unpublishPost(input: { postId: ${id} })`,
  'post.delete': (id) => `deletePost(input: { postId: ${id} })`,
  'post.restore': (id) => `restorePost(input: { postId: ${id} })`,
  'post.inviteCoauthor': (id) => `inviteCoauthor(input: { postId: ${id}, userId: "${user}" })`,
  'post.removeCoauthor': (id) => `removeCoauthor(input: { postId: ${id}, userId: "${user}" })`,
  'post.acceptCoauthorship': (id) => `acceptCoauthorship(input: { postId: ${id} })`,
  'post.declineCoauthorship': (id) => `declineCoauthorship(input: { postId: ${id} })`,
  'post.addTopic': (id) => `addTopic(input: { postId: ${id}, topicId: "${topic}" })`,
  'post.removeTopic': (id) => `removeTopic(input: { postId: ${id}, topicId: "${topic}" })`,
  'post.voteTopic': (id) =>
    `voteTopicRelevance(input: { postId: ${id}, topicId: "${topic}", vote: MORE })`,
};

const actOf = (action: PostAction) => (id: string) => `${DO[action](id)} { post { id } }`;

async function postIn(state: State): Promise<string> {
  const post = await seed.post({ author: writer.user, more: STATES[state] });
  await seed.coauthor(post, coauthor.user);
  await seed.coauthor(post, invited.user, { acceptedAt: null });
  await seed.topic(post, page);
  return encodeGlobalId('Post', post.id);
}

function expected(action: PostAction, state: State, who: Who): string {
  if (who === 'anonymous') return 'UNAUTHENTICATED';
  if (who === 'reader') return 'FORBIDDEN';
  if (BLIND[state]?.includes(who)) return 'NOT_FOUND';
  if (DONE[action]?.[state]?.includes(who)) return 'ALREADY_DONE';
  return ALLOWED[action][state]?.includes(who) ? 'allowed' : 'FORBIDDEN';
}

const ACTIONS_ON_POSTS = ACTION_NAMES.filter(
  (name): name is PostAction =>
    name.startsWith('post.') &&
    name !== 'post.create' &&
    !MODERATION_ACTIONS.some((moderation) => moderation === name),
);

describe.each(ACTIONS_ON_POSTS)('%s', (action) => {
  it.each(Object.keys(STATES) as State[])('%s: who may, who may not, who sees nothing', (state) =>
    expectVerdicts({
      ...{ viewers, action, act: actOf(action), make: () => postIn(state) },
      expected: (who) => expected(action, state, who),
    }),
  );
});

it('everybody who may write at all may begin a post', async () => {
  const done: Record<string, string> = {};
  for (const who of Object.keys(viewers) as Who[]) {
    const { errors } = await viewers[who].answer(
      'mutation { createPost(input: { title: "New", markdown: "x" }) { post { id } } }',
    );
    done[who] = errors.length === 0 ? 'allowed' : String(errors[0]?.extensions['code']);
  }
  const { anonymous, reader, ...others } = done;
  expect([anonymous, reader]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
  expect(new Set(Object.values(others))).toEqual(new Set(['allowed']));
});

it('denied and missing look alike', async () => {
  const missing = encodeGlobalId('Post', '00000000-0000-7000-8000-000000000000');
  const ids = [await postIn('hidden'), await postIn('draft'), await postIn('deleted'), missing];
  await expectRefusalsAlike(viewers.stranger, actOf('post.edit'), ids);
});

it('whatever was done, the counters are right', async () => {
  for (const state of ['shown', 'hidden', 'draft'] as const) {
    const id = await postIn(state);
    await settle(database);
    for (const action of ACTIONS_ON_POSTS) {
      await attempt(writer, actOf(action), id);
    }
    expect({ state, wrongs: await wrongs(database) }).toEqual({ state, wrongs: [] });
  }
});
