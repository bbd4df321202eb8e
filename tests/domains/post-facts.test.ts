import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { seed, ask, answer, statements, database } = api;

const ada = await member(api, 'ada');
const short = await seed.post({ author: ada.user, text: 'Two words', at: '2026-03-01T12:00:00Z' });
const long = await seed.post({ author: ada.user, text: 'knot '.repeat(239) });
const empty = await seed.post({ author: ada.user, text: '' });
const draft = await seed.post({ author: ada.user, more: { publishedAt: null } });
const other = await seed.post({ author: ada.user });
const sequence = await seed.sequence({ author: ada.user, posts: [short, draft, long, empty] });
const id = encodeGlobalId('Sequence', sequence.id);

describe('a post', () => {
  it('says how many words it has and how long it takes to read, in one more statement a list', async () => {
    const ids = [short, long, empty].map((post) => encodeGlobalId('Post', post.id));
    statements.clear();
    const { nodes } = await ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Post { wordCount readingMinutes } } }',
      { ids },
    );
    expect(nodes).toEqual([
      { wordCount: 2, readingMinutes: 1 },
      { wordCount: 239, readingMinutes: 2 },
      { wordCount: 0, readingMinutes: 0 },
    ]);
    expect(statements.names()).toEqual(['post.byId', 'richText.revision']);
  });

  it('says when it was created', async () => {
    const { post } = await ask('query ($slug: String!) { post(slug: $slug) { createdAt } }', {
      slug: short.slug,
    });
    expect(post.createdAt).toBe('2026-03-01T12:00:00.000Z');
  });
});

it('an edge of contributions says when it happened', async () => {
  const { user } = await ask(`{ user(username: "ada") { contributions(last: 1) {
    edges { occurredAt node { ... on Post { publishedAt } } }
  } } }`);
  const [{ occurredAt, node }] = user.contributions.edges;
  expect(occurredAt).toBe(node.publishedAt);
});

describe('sequenceNeighbours', () => {
  const around = (slug: string) =>
    `{ post(slug: "${slug}") { sequenceNeighbours(sequenceId: "${id}") {
      previous { slug } next { slug }
    } } }`;

  it('passes over what not everybody may see', async () => {
    expect((await ask(around(short.slug))).post.sequenceNeighbours).toEqual({
      previous: null,
      next: { slug: long.slug },
    });
    expect((await ask(around(long.slug))).post.sequenceNeighbours).toEqual({
      previous: { slug: short.slug },
      next: { slug: empty.slug },
    });
    expect((await ada.ask(around(empty.slug))).post.sequenceNeighbours).toEqual({
      previous: { slug: long.slug },
      next: null,
    });
  });

  it('reads the neighbours of a list in one statement', async () => {
    statements.clear();
    await ask(`{ posts { nodes { sequenceNeighbours(sequenceId: "${id}") { next { slug } } } } }`);
    expect(statements.names().filter((name) => name === 'sequence.neighbours')).toHaveLength(1);
  });

  it('is null for other posts and other things, and refuses what is no id', async () => {
    expect((await ask(around(other.slug))).post.sequenceNeighbours).toBeNull();
    const of = (sequenceId: string) =>
      answer(
        `{ post(slug: "${short.slug}") { sequenceNeighbours(sequenceId: "${sequenceId}") { next { slug } } } }`,
      );
    expect((await of(encodeGlobalId('Post', short.id))).data.post.sequenceNeighbours).toBeNull();
    expect((await of('nonsense')).errors[0]?.extensions['code']).toBe('INVALID_ID');
  });

  it('is null where the viewer may not see the sequence', async () => {
    await database.prisma.sequence.update({
      where: { id: sequence.id },
      data: { deletedAt: new Date() },
    });
    expect((await ask(around(long.slug))).post.sequenceNeighbours).toBeNull();
    expect((await ada.ask(around(long.slug))).post.sequenceNeighbours).not.toBeNull();
  });
});
