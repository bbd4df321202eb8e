import { Provider } from 'urql';
import { expect, it } from 'vitest';
import { draw } from '../support/draw.tsx';
import { endpoint, expectedTexts, USERNAME } from '../support/expected.ts';
import { createClient, ProfileComments } from './profile-comments.tsx';

it('urql reads to the last comment, with Graphcache joining the pages', async () => {
  const page = await draw(
    <Provider value={createClient(endpoint)}>
      <ProfileComments username={USERNAME} />
    </Provider>,
  );

  await page.pressToTheEnd('Load more');
  expect(page.articles()).toEqual(await expectedTexts());
});
