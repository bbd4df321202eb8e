import { serverUrl } from './browser.ts';

/** Asks the API of the server under test: what a page shows is held against it. */
export async function askServer<Data>(query: string): Promise<Data> {
  const response = await fetch(`${serverUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data }: { data: Data } = await response.json();
  return data;
}
