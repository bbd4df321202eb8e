// @vitest-environment node
import { gql } from '@apollo/client';
import { expect, it, onTestFinished } from 'vitest';
import { watchConsole } from '../support/console.ts';
import { overlappingQueries, typesOfQueries } from '../support/overlapping-selections.ts';
import { createCache } from './cache.ts';

it('Apollo’s cache keeps what every selection of the same objects has read', () => {
  const said = watchConsole();
  onTestFinished(said.restore);
  const cache = createCache();
  const overlaps = overlappingQueries().map(({ name, halves: [first, second] }) => ({
    name,
    answers: [first, second, first].map(({ query, data }) => ({ query: gql(query), data })),
  }));
  for (const index of [0, 1, 2]) {
    for (const { answers } of overlaps) {
      const answer = answers[index];
      if (answer) cache.writeQuery(answer);
    }
  }

  const lost: string[] = [];
  for (const { name, answers } of overlaps) {
    for (const { query, data } of answers) {
      const { missing, result } = cache.diff({ query, optimistic: false, returnPartialData: true });
      if (missing) lost.push(`${name}: ${missing.message}`);
      else expect(result).toEqual(data);
    }
  }
  expect(lost).toEqual([]);
  expect([...said.lines]).toEqual([]);
});

it('the selections have objects of every type', () => {
  const data = JSON.stringify(overlappingQueries());
  expect(typesOfQueries().filter((type) => !data.includes(`"__typename":"${type}"`))).toEqual([]);
});
