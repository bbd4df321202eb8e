import { describe, it } from 'vitest';
import type { Action } from '../../src/access/rule.ts';
import { ACTION_NAMES } from '../../src/composition/actions.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { expectVerdicts } from './expect-verdicts.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed } = api;

const author = await member(api, 'author');
const viewers = {
  anonymous: api,
  stranger: await member(api, 'stranger'),
  author,
  moderator: await member(api, 'moderator', { role: 'MODERATOR' }),
  reader: await member(api, 'reader', { scope: 'READ' }),
} as const;
type Who = keyof typeof viewers;

const post = encodeGlobalId('Post', (await seed.post({ author: author.user })).id);

/** What the sequence may be like. */
const STATES = { shown: {}, deleted: { deletedAt: new Date() } } as const;
type State = keyof typeof STATES;

type SequenceAction = Exclude<Extract<Action, `sequence.${string}`>, 'sequence.create'>;

/** The states in which its author may do each action. Nobody else may. */
const ALLOWED: Record<SequenceAction, State> = {
  'sequence.edit': 'shown',
  'sequence.delete': 'shown',
  'sequence.restore': 'deleted',
};

/** The states in which its author gets ALREADY_DONE. */
const DONE: Partial<Record<SequenceAction, State>> = {
  'sequence.delete': 'deleted',
  'sequence.restore': 'shown',
};

const DO: Record<SequenceAction, readonly ((sequence: string) => string)[]> = {
  'sequence.edit': [
    (id) => `updateSequence(input: { sequenceId: ${id}, title: "Else" })`,
    (id) => `addPostToSequence(input: { sequenceId: ${id}, postId: "${post}" })`,
    (id) => `removePostFromSequence(input: { sequenceId: ${id}, postId: "${post}" })`,
    (id) => `reorderSequence(input: { sequenceId: ${id}, entries: [] })`,
  ],
  'sequence.delete': [(id) => `deleteSequence(input: { sequenceId: ${id} })`],
  'sequence.restore': [(id) => `restoreSequence(input: { sequenceId: ${id} })`],
};

async function sequenceIn(state: State): Promise<string> {
  const { id } = await seed.sequence({ author: author.user, more: STATES[state] });
  return encodeGlobalId('Sequence', id);
}

function expected(action: SequenceAction, state: State, who: Who): string {
  if (who === 'anonymous') return 'UNAUTHENTICATED';
  if (who === 'reader') return 'FORBIDDEN';
  if (state === 'deleted' && who === 'stranger') return 'NOT_FOUND';
  if (who === 'author' && DONE[action] === state) return 'ALREADY_DONE';
  return who === 'author' && ALLOWED[action] === state ? 'allowed' : 'FORBIDDEN';
}

const ACTIONS_ON_SEQUENCES = ACTION_NAMES.filter(
  (name): name is SequenceAction => name.startsWith('sequence.') && name !== 'sequence.create',
);

describe.each(ACTIONS_ON_SEQUENCES)('%s', (action) => {
  it.each(Object.keys(STATES) as State[])(
    '%s: who may, who may not, who sees nothing',
    async (state) => {
      for (const change of DO[action]) {
        const act = (id: string) => `${change(id)} { sequence { id } }`;
        await expectVerdicts({
          ...{ viewers, action, act, make: () => sequenceIn(state) },
          expected: (who) => expected(action, state, who),
        });
      }
    },
  );
});
