import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../support/database.ts';
import { commonplace } from '../run.ts';
import { PATIENCE, type Served, serveOn } from '../served.ts';

/**
 * How many times the server is killed, at random moments. For a longer trial:
 * `SERVER_KILLS=50 npx vitest run --project pglite tests/commands/pglite/killed-server.test.ts`
 */
const KILLS = Number(process.env['SERVER_KILLS'] ?? 1);

/** How long after the first answer to a write the server lives at most, in ms. */
const MAX_LIFE = 1_000;

const WRITERS = 4;

/** What is asked for at once. */
const PAGE = 100;

const ENVIRONMENT = {
  WRITE_LIMITS: 'off',
  HOLD_NEWCOMERS: 'off',
  CLIENT_REQUESTS_PER_MINUTE: '0',
  CLIENT_COST_PER_MINUTE: '0',
};

describe('a server on PGlite that is killed while it writes', () => {
  it('has kept all that it answered', { timeout: PATIENCE + KILLS * 30_000 }, async () => {
    const { url: DATABASE_URL, remove } = await createTestDatabase();
    onTestFinished(remove);
    await commonplace(['user', 'create', 'ada'], { DATABASE_URL });
    const { stdout } = await commonplace(['token', 'create', 'ada'], { DATABASE_URL });
    const token = stdout.trim();
    const acknowledged: string[] = [];
    let postId: string | undefined;

    for (let kill = 0; kill < KILLS; kill += 1) {
      const served = await serveOn(DATABASE_URL, ENVIRONMENT);
      postId ??= await createPost(served, token);
      expect(await lostOf(served, acknowledged)).toEqual([]);
      const before = acknowledged.length;
      const writers = Array.from({ length: WRITERS }, (_nothing, writer) =>
        comment(served, { token, postId, name: `${kill}-${writer}`, acknowledged }),
      );
      await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(before);
      await wait(Math.random() * MAX_LIFE);
      served.child.kill('SIGKILL');
      await Promise.all([...writers, served.finished]);
    }

    const served = await serveOn(DATABASE_URL, ENVIRONMENT);
    expect(await lostOf(served, acknowledged)).toEqual([]);
    expect(await commonplace(['doctor'], { DATABASE_URL })).toMatchObject({ code: 0 });
    console.log(`${KILLS} kills, ${acknowledged.length} acknowledged writes, none lost`);
  });
});

async function createPost(served: Served, token: string): Promise<string> {
  const { createPost: payload } = await send(
    served,
    `mutation { createPost(input: { title: "Clocks", markdown: "Ticking." }) { post { id } } }`,
    token,
  );
  const postId = payload.post.id;
  await send(
    served,
    `mutation { publishPost(input: { postId: "${postId}" }) { post { id } } }`,
    token,
  );
  return postId;
}

interface Commenter {
  readonly token: string;
  readonly postId: string | undefined;
  readonly name: string;
  /** The ids of comments that the server said are written. */
  readonly acknowledged: string[];
}

/** Writes one comment after the other, until the server answers no more. */
async function comment(served: Served, { token, postId, name, acknowledged }: Commenter) {
  for (let turn = 0; ; turn += 1) {
    const answer = await send(
      served,
      `mutation {
        createComment(input: { subjectId: "${postId}", markdown: "${name}-${turn}" }) {
          comment { id }
          userErrors { message }
        }
      }`,
      token,
    ).catch(() => null);
    if (answer === null) return;
    const { comment: written, userErrors } = answer.createComment;
    expect(userErrors).toEqual([]);
    acknowledged.push(written.id);
  }
}

/** Those of the comments that the server does not have. */
async function lostOf(served: Served, ids: readonly string[]): Promise<string[]> {
  const lost: string[] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    const asked = ids.slice(from, from + PAGE);
    const { nodes } = await send(served, `{ nodes(ids: ${JSON.stringify(asked)}) { id } }`);
    lost.push(...asked.filter((_id, position) => nodes[position] === null));
  }
  return lost;
}

async function send(served: Served, query: string, token?: string) {
  const response = await fetch(`${served.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}
