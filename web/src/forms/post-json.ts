import { browserPath } from '../paths.ts';
import type { Problem } from './problem.ts';

/** What came back from `/api/auth`: its body, or what was refused. */
export interface Posted<Body> {
  readonly body: Body | null;
  readonly problems: readonly Problem[];
}

interface Refusal {
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[] | null;
  }[];
}

/**
 * Sends JSON to an address of this site.
 *
 * @param path from the root of the site on
 *
 * @throws Error when there is no answer that can be read
 */
export async function postJson<Body>(path: string, body: object): Promise<Posted<Body>> {
  const response = await fetch(browserPath(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error('The server could not be reached. Are you online?');
  });
  const answer: (Body & Refusal) | null = await response.json().catch(() => null);
  if (response.ok && answer !== null) return { body: answer, problems: [] };
  const errors = answer?.errors ?? [
    { message: `The server answered with status ${response.status}.` },
  ];
  return {
    body: null,
    problems: errors.map(({ message, path: field }) => ({ message, field: field?.[0] ?? null })),
  };
}
