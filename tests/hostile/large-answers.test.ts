import { expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

const ALIASES = 20;
const ROWS = 60;

const { seed, ask, statements } = await openTestApi({ COST_LIMIT: '1000000' });
const ada = await seed.user('ada');
const post = await seed.post({ title: 'Long', author: ada });
for (let n = 0; n < ROWS; n += 1) await seed.comment({ on: post, author: ada, text: `Said ${n}.` });

const LIST =
  'comments(first: 100) { edges { cursor node { id } } nodes { id author { username } } }';
const MANY = `{ ${Array.from({ length: ALIASES }, (_, n) => `c${n}: ${LIST}`).join(' ')} }`;

it('an answer that is made in pieces is the same as one that is made at once', async () => {
  const { comments } = await ask(`{ ${LIST} }`);
  expect(comments.nodes).toHaveLength(ROWS);
  // Compiled from the third time on.
  for (let run = 0; run < 4; run += 1) {
    statements.clear();
    const answer = await ask(MANY);
    expect(Object.values(answer)).toEqual(Array(ALIASES).fill(comments));
    expect(statements.roundTrips()).toBe(1);
  }
});
