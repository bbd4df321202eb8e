import type { DataOf } from './typed-query.ts';

const QUERY = `query BusiestPerson {
  users(orderBy: KARMA, first: 20) {
    nodes {
      username
      comments {
        totalCount
      }
    }
  }
}`;

interface Answer {
  readonly data?: DataOf<typeof QUERY> | null;
}

/**
 * Who of the most esteemed people wrote the most comments: a profile worth opening, in any community.
 * Asked of the API itself, like any client would. Empty when there is nobody yet.
 */
export async function busiestUsername(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Promise<string> {
  const response = await fetch('http://commonplace/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  const { data }: Answer = await response.json();
  const people = data?.users.nodes ?? [];
  const busiest = people.reduce(
    (most, person) => (person.comments.totalCount > most.comments.totalCount ? person : most),
    people[0] ?? { username: '', comments: { totalCount: 0 } },
  );
  return busiest.username;
}
