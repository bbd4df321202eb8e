import { ApolloClient, HttpLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { expect, it } from 'vitest';
import { draw } from '../support/draw.tsx';
import { endpoint, expectedTexts, USERNAME } from '../support/expected.ts';
import { cache, ProfileComments } from './profile-comments.tsx';

it('Apollo Client reads to the last comment, with its own field policy for Relay', async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: endpoint }), cache });
  const page = await draw(
    <ApolloProvider client={client}>
      <ProfileComments username={USERNAME} />
    </ApolloProvider>,
  );

  await page.pressToTheEnd('Load more');
  expect(page.articles()).toEqual(await expectedTexts());
});
