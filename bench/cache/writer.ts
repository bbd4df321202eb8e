import { execFileSync } from 'node:child_process';
import { MAIN } from '../../tests/support/setup-build.ts';

const POST_ID = 'query ($slug: String!) { post(slug: $slug) { id } }';
const CREATE_COMMENT = `mutation ($postId: ID!, $markdown: String!) {
  createComment(input: { subjectId: $postId, markdown: $markdown }) { comment { id } userErrors { message } }
}`;

/** Somebody who comments, at the server itself. */
export interface Writer {
  /** Comes back when the server says that it is written. */
  comment(slug: string, markdown: string): Promise<void>;
}

export function createWriter(siteUrl: string, databaseUrl: string): Writer {
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [MAIN, ...words], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
      encoding: 'utf8',
    });
  const username = `writer-${Date.now()}`;
  run('user', 'create', username);
  const token = /cpl_\S+/.exec(run('token', 'create', username))?.[0];
  if (token === undefined) throw new Error('The writer got no token');

  async function ask(query: string, variables: object) {
    const response = await fetch(`${siteUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return response.text();
  }

  return {
    async comment(slug, markdown) {
      const postId = /"id":"([^"]+)"/.exec(await ask(POST_ID, { slug }))?.[1];
      const answer = await ask(CREATE_COMMENT, { postId, markdown });
      if (!answer.includes('"comment":{"id"')) throw new Error(`A comment failed: ${answer}`);
    },
  };
}
