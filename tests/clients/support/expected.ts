import { inject } from 'vitest';
import { allComments } from '../plain-fetch/all-comments.ts';

/** The API of the server under test. */
export const endpoint = `${inject('community').url}/graphql`;

/** Who wrote most of the demo's comments. */
export const USERNAME = 'perpetua';

/** The texts of all their comments, newest first. */
export async function expectedTexts(): Promise<string[]> {
  const texts: string[] = [];
  for await (const comment of allComments(endpoint, USERNAME)) texts.push(comment.body.text);
  return texts;
}
