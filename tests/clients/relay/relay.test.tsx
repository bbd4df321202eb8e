import { type ReactNode, Suspense } from 'react';
import { RelayEnvironmentProvider } from 'react-relay';
import { Environment, Network, RecordSource, Store } from 'relay-runtime';
import { describe, expect, it } from 'vitest';
import { draw } from '../support/draw.tsx';
import { endpoint, expectedTexts, USERNAME } from '../support/expected.ts';
import { Profile, ProfileAt, ProfileById } from './profile.tsx';

const network = Network.create(async ({ text: query }, variables) => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
});

function drawWithRelay(element: ReactNode) {
  const environment = new Environment({ network, store: new Store(new RecordSource()) });
  return draw(
    <RelayEnvironmentProvider environment={environment}>
      <Suspense>{element}</Suspense>
    </RelayEnvironmentProvider>,
  );
}

async function askFor<Data>(selection: string): Promise<Data> {
  const query = `{ user(username: "${USERNAME}") { ${selection} } }`;
  const response = await fetch(`${endpoint}?${new URLSearchParams({ query })}`);
  const { data }: { data: { user: Data } } = await response.json();
  return data.user;
}

describe('Relay', () => {
  it('reads to the last comment', async () => {
    const page = await drawWithRelay(<Profile username={USERNAME} />);

    await page.pressToTheEnd('Load more');
    expect(page.articles()).toEqual(await expectedTexts());
  });

  it('reads forwards and backwards from the middle of a list', async () => {
    const { comments } = await askFor<{ comments: { pageInfo: { endCursor: string } } }>(
      'comments(first: 60) { pageInfo { endCursor } }',
    );
    const page = await drawWithRelay(
      <ProfileAt username={USERNAME} after={comments.pageInfo.endCursor} />,
    );
    const texts = await expectedTexts();
    expect(page.articles()).toEqual(texts.slice(60, 70));

    await page.press('Load more');
    expect(page.articles()).toEqual(texts.slice(60, 95));
    await page.pressToTheEnd('Load earlier');
    expect(page.articles()).toEqual(texts.slice(0, 95));
  });

  it('fetches a list again in another order', async () => {
    const { comments } = await askFor<{ comments: { pageInfo: { endCursor: string } } }>(
      'comments(first: 60) { pageInfo { endCursor } }',
    );
    const page = await drawWithRelay(
      <ProfileAt username={USERNAME} after={comments.pageInfo.endCursor} />,
    );
    await page.press('Oldest first');

    expect(page.articles()).toEqual((await expectedTexts()).reverse().slice(0, 10));
  });

  it('fetches a person again by the id', async () => {
    const { id } = await askFor<{ id: string }>('id');
    const page = await drawWithRelay(<ProfileById id={id} />);

    expect(page.articles()).toEqual((await expectedTexts()).slice(0, 20));
  });
});
