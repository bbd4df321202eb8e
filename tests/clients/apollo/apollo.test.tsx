import { ApolloClient, gql, HttpLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { expect, it } from 'vitest';
import { draw } from '../support/draw.tsx';
import { endpoint, expectedTexts, USERNAME } from '../support/expected.ts';
import { createCache } from './cache.ts';
import { ProfileComments } from './profile-comments.tsx';

it('Apollo Client reads to the last comment, with its own field policy for Relay', async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: endpoint }), cache: createCache() });
  const page = await draw(
    <ApolloProvider client={client}>
      <ProfileComments username={USERNAME} />
    </ApolloProvider>,
  );

  await page.pressToTheEnd('Load more');
  expect(page.articles()).toEqual(await expectedTexts());
});

it('keeps what other selections of the same objects have read', async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: endpoint }), cache: createCache() });
  const user = (fields: string) => gql`query ($username: String!) {
    user(username: $username) { id ${fields} }
    viewer { id ${fields.includes('html') ? 'user { id }' : 'unreadNotificationCount'} }
    site { id ${fields.includes('html') ? 'name limits { cost }' : 'language limits { depth }'} }
  }`;
  const variables = { username: USERNAME };
  const [html, text] = [user('bio { html } path'), user('bio { text excerpt } displayName')];

  const { data: first } = await client.query({ query: html, variables });
  await client.query({ query: text, variables });
  expect(client.readQuery({ query: html, variables })).toEqual(first);
});
