import sharp from 'sharp';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';
import { watchConsole } from './console.ts';
import type { Member, News, Post } from './member.ts';

const { url, tokens } = inject('community');
const endpoint = `${url}/graphql`;

type SignIn = (url: string, token: string) => Member;

/** The steps of a day, which every client program does. One with a cache reads no view twice. */
export function describeMembersDay(client: string, signIn: SignIn, { hasCache = true } = {}): void {
  describe(`a member’s day with ${client}`, async () => {
    const said = watchConsole();
    const requests = vi.spyOn(globalThis, 'fetch');
    const [username, friend] = [`${client}-reader`, `${client}-writer`];
    const title = `What ${client} is for`;
    const visited = await publishVisitedPost(username, title);
    await comment(friend, visited.id, 'First.');
    await comment(friend, visited.id, 'Second.');

    const member = signIn(endpoint, tokens[username] ?? '');
    const views: { news?: News; post?: Post } = {};
    const unread = () => ({
      notifications: views.news?.viewer.unreadNotificationCount,
      ofPosts: views.news?.posts.nodes.find((post) => post.title === title)?.unreadCommentCount,
      ofPost: views.post?.unreadCommentCount,
      marked: comments().filter(({ isUnread }) => isUnread).length,
    });
    const comments = () => views.post?.comments.edges.map(({ node }) => node) ?? [];
    const texts = () => comments().map(({ body }) => body.html);
    const shows = (assertion: () => void) => vi.waitFor(assertion, { timeout: 20_000 });

    afterAll(() => {
      member.leave();
      said.restore();
      requests.mockRestore();
      expect([...said.lines]).toEqual([]);
    });

    it('signs in by token and shows what is new since the last visit', async () => {
      member.showNews((news) => {
        views.news = news;
      });
      await shows(() => expect(unread()).toMatchObject({ notifications: 2, ofPosts: 2 }));
      expect(views.news?.viewer.user).toMatchObject({ username });
      expect(views.news?.viewer.notifications?.nodes[0]).toMatchObject({
        kind: 'COMMENT',
        readAt: null,
        actor: { username: friend },
      });

      member.showPost(visited.slug, (post) => {
        views.post = post;
      });
      await shows(() => expect(unread()).toMatchObject({ ofPost: 2, marked: 2 }));
      expect(texts()).toEqual(['<p>Second.</p>\n', '<p>First.</p>\n']);
    });

    it('marks it as read, in all views', async () => {
      await member.markRead(visited.id);
      const none = { notifications: 0, ofPosts: 0, ofPost: 0, marked: 0 };
      await shows(() => expect(unread()).toEqual(none));
      expect(views.news?.viewer.notifications?.nodes[0]?.readAt).toEqual(expect.any(String));
    });

    it('writes a comment that looks as its preview did', async () => {
      const markdown = `Thanks, @${friend}: *both* help.`;
      const html = await member.preview(markdown);
      expect(html).toContain(`<a href="/users/${friend}"`);

      expect(await member.addComment(visited.id, markdown)).toEqual([]);
      await shows(() => expect(texts()).toEqual([html, ...['Second', 'First'].map(paragraph)]));
    });

    it('is told of three failures at once, each with its field', async () => {
      const input = { title: ' ', markdown: 'x'.repeat(200_001), linkUrl: 'nowhere' };
      const failures = await member.createPost(input);

      expect(failures.map(({ path }) => path?.join('.')).sort()).toEqual([
        'input.linkUrl',
        'input.markdown',
        'input.title',
      ]);
      for (const { message } of failures) expect(message).toMatch(/^[A-Z].*\.$/);
    });

    it('uploads a picture and shows it', async () => {
      const file = new Blob([new Uint8Array(await picture())]);
      const markdown = await member.uploadPicture(file, 'A plain surface');

      expect(await member.addComment(visited.id, markdown)).toEqual([]);
      await shows(() => expect(texts()[0]).toMatch(/<img [^>]*width="60" height="40"/));
    });

    it('shows the comments of others as they come, once each', async () => {
      const before = texts();
      const added: string[] = [];
      const hasCome = () => added.includes(texts()[0] ?? '');
      // What is written before the subscription has begun is not reported, so write until one comes.
      while (!hasCome()) {
        added.push(paragraph(`Live ${added.length + 1}`));
        await comment(friend, visited.id, `Live ${added.length}.`);
        await vi.waitFor(() => expect(hasCome()).toBe(true), { timeout: 1_000 }).catch(() => {});
      }
      await comment(friend, visited.id, 'The last.');

      await shows(() => expect(texts()[0]).toBe(paragraph('The last')));
      expect(texts().slice(-before.length)).toEqual(before);
      expect(new Set(comments().map(({ id }) => id)).size).toBe(comments().length);
      const count = added.length + 1;
      await shows(() => expect(unread()).toMatchObject({ ofPosts: count, ofPost: count }));
    });

    it('mutes somebody, whose comments can be folded from then on', async () => {
      const muted = () => comments().filter(({ author }) => author?.viewerHasMuted);
      expect(muted()).toEqual([]);
      const theirs = comments().filter(({ author }) => author?.username === friend);
      await member.mute(theirs[0]?.author?.id ?? '');

      await shows(() => expect(muted().map(({ id }) => id)).toEqual(theirs.map(({ id }) => id)));
    });

    if (!hasCache) return;
    it('reads each view once', () => {
      const bodies = requests.mock.calls.map(([, init]) => String(init?.body));
      const views = bodies.map(
        (body) => /\bquery (?:membersDay)?(News|Post)(?:Query)?\b/.exec(body)?.[1],
      );
      expect(views.filter(Boolean).sort()).toEqual(['News', 'Post']);
    });
  });
}

function picture(): Promise<Buffer> {
  const create = { width: 60, height: 40, channels: 3 as const, background: 'teal' };
  return sharp({ create }).png().toBuffer();
}

function paragraph(text: string): string {
  return `<p>${text}.</p>\n`;
}

/** A post by a member who has read all comments on it. */
async function publishVisitedPost(username: string, title: string) {
  const input = { title, markdown: 'Opinions are welcome.' };
  const { createPost } = await ask(
    username,
    'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id slug } } }',
    { input },
  );
  await ask(
    username,
    `mutation ($id: ID!) {
      publishPost(input: { postId: $id }) { userErrors { message } }
      markRead(input: { subjectId: $id }) { userErrors { message } } }`,
    { id: createPost.post.id },
  );
  return createPost.post as { readonly id: string; readonly slug: string };
}

async function comment(username: string, subjectId: string, markdown: string): Promise<void> {
  const query = `mutation ($input: CreateCommentInput!) {
    createComment(input: $input) { comment { id } userErrors { message } } }`;
  const { createComment } = await ask(username, query, { input: { subjectId, markdown } });
  expect(createComment.userErrors).toEqual([]);
}

async function ask(username: string, query: string, variables: object) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens[username]}`,
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  expect(errors).toBeUndefined();
  return data;
}
