import { expect, it } from 'vitest';
import { endpoint, expectedTexts, USERNAME } from '../support/expected.ts';

it('ten lines with fetch read every comment once', async () => {
  const query = `{ user(username: "${USERNAME}") { comments { totalCount } } }`;
  const response = await fetch(`${endpoint}?${new URLSearchParams({ query })}`);
  const { data } = await response.json();

  expect(await expectedTexts()).toHaveLength(data.user.comments.totalCount);
});
