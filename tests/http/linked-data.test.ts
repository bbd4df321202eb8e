import { beforeAll, describe, expect, it } from 'vitest';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { servePages } from './pages-fixture.ts';
import { send } from './send.ts';

type Thing = Readonly<Record<string, unknown>> & { readonly '@type': string };

/** What search engines want of each type: schema.org has the types, Google Search Central the required properties. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  DiscussionForumPosting: ['author', 'datePublished', 'headline', 'text', 'url'],
  QAPage: ['mainEntity'],
  Question: ['name', 'text', 'answerCount', 'author', 'datePublished'],
  Answer: ['text', 'url', 'author', 'datePublished', 'upvoteCount'],
  ProfilePage: ['mainEntity', 'dateCreated'],
  Person: ['name'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name', 'item'],
  InteractionCounter: ['interactionType', 'userInteractionCount'],
};

const database = await openTestDatabase();
const seed = seedContent(database);
const app = await servePages(database, { SITE_NAME: 'Tea', SITE_URL: 'https://tea.example.org' });

beforeAll(async () => {
  const ada = await seed.user('ada', { displayName: 'Ada </script><b>' });
  await seed.post({ author: ada, title: 'On </script> tea', more: { slug: 'plain' } });
  await seed.post({ authorName: 'Gone', more: { slug: 'open', kind: 'QUESTION' } });
  const question = await seed.post({ author: ada, more: { slug: 'why', kind: 'QUESTION' } });
  await seed.comment({ on: question, text: 'Because.', more: { isAnswer: true, score: 5 } });
  const accepted = await seed.comment({ on: question, author: ada, more: { isAnswer: true } });
  await database.prisma.post.update({
    where: { id: question.id },
    data: { acceptedAnswerId: accepted.id },
  });
  await seed.wikiPage({ title: 'Oolong', more: { slug: 'oolong' } });
});

describe('the JSON-LD of a page', () => {
  it('of a post is a posting, and ends its element nowhere', async () => {
    const [posting, way] = await thingsOn('/posts/plain');

    expect(posting).toMatchObject({
      '@type': 'DiscussionForumPosting',
      headline: 'On </script> tea',
      url: 'https://tea.example.org/posts/plain',
      author: { name: 'Ada </script><b>', url: 'https://tea.example.org/users/ada' },
      commentCount: 0,
    });
    expect(way).toMatchObject({
      itemListElement: [
        { position: 1, name: 'Tea', item: 'https://tea.example.org/' },
        { position: 2, item: 'https://tea.example.org/posts/plain' },
      ],
    });
  });

  it('of a question has the accepted answer and others, each once', async () => {
    const [page] = await thingsOn('/posts/why');

    expect(page).toMatchObject({
      '@type': 'QAPage',
      mainEntity: {
        answerCount: 2,
        acceptedAnswer: { author: { url: 'https://tea.example.org/users/ada' } },
        suggestedAnswer: [{ text: 'Because.', upvoteCount: 5 }],
      },
    });
  });

  it('of a question without answers is a posting, because a QAPage needs one', async () => {
    const [page] = await thingsOn('/posts/open');

    expect(page).toMatchObject({ '@type': 'DiscussionForumPosting', author: { name: 'Gone' } });
  });

  it('of a user is a profile', async () => {
    const [page] = await thingsOn('/users/ada');

    expect(page).toMatchObject({
      '@type': 'ProfilePage',
      mainEntity: { '@type': 'Person', alternateName: 'ada' },
    });
  });

  it('of a wiki page says where it is, and that of the front page nothing', async () => {
    expect((await thingsOn('/wiki/oolong')).map((thing) => thing['@type'])).toEqual([
      'BreadcrumbList',
    ]);
    expect(await thingsOn('/')).toEqual([]);
    expect(await thingsOn('/search')).toEqual([]);
  });
});

/** What a page says; all of it has what its type requires. */
async function thingsOn(path: string): Promise<Thing[]> {
  const { text } = await send(app, { method: 'GET', path, headers: { accept: 'text/html' } });
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
  if (json === undefined) return [];
  const { '@context': context, '@graph': graph } = JSON.parse(json);
  expect(context).toBe('https://schema.org');
  assertComplete(graph);
  return graph;
}

function assertComplete(value: unknown): void {
  if (Array.isArray(value)) for (const each of value) assertComplete(each);
  if (!isThing(value)) return;
  for (const property of REQUIRED[value['@type']] ?? ['a known type']) {
    expect([undefined, null, '']).not.toContain(value[property]);
  }
  for (const each of Object.values(value)) assertComplete(each);
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && '@type' in value;
}
