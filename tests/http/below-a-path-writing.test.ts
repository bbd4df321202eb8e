import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { openMailbox } from '../support/mailbox.ts';
import { type Member, member } from '../support/members.ts';
import { picture, temporaryFolder, upload } from '../support/pictures.ts';

const SITE = 'https://example.org/forum';

const mailbox = await openMailbox();
const UPLOADS_DIR = await temporaryFolder();
const api = await openTestApi({
  SITE_URL: SITE,
  SMTP_URL: mailbox.url,
  MAIL_FROM: 'Forum <noreply@example.org>',
  SIGN_IN: 'on',
  WRITE_LIMITS: 'off',
  UPLOADS_DIR,
});
const { app, database, seed } = api;
afterAll(async () => {
  await mailbox.close();
  await rm(UPLOADS_DIR, { recursive: true, force: true });
});
await app.startBackgroundWork();
const ada = await member(api, 'ada');
const bob = await member(api, 'bob');

const get = (url: string, who?: Member) =>
  app.fetch(new URL(url, SITE).href, {
    redirect: 'manual',
    headers: who === undefined ? {} : { authorization: `Bearer ${who.token}` },
  });
const idOf = (kind: string, id: string) => Buffer.from(`${kind}:${id}`).toString('base64url');

/** All links of the site in the newest e-mail to an address. */
async function linksTo(address: string): Promise<string[]> {
  const mail = await vi.waitFor(
    () => {
      const found = mailbox.mails.findLast(({ to }) => to.includes(address));
      if (found === undefined) throw new Error(`Nothing came to ${address}`);
      return found;
    },
    { timeout: 10_000, interval: 50 },
  );
  mailbox.mails.length = 0;
  const unsubscribe = mail.headers.get('list-unsubscribe') ?? '';
  return [...`${mail.source} ${unsubscribe}`.matchAll(/https:\/\/example\.org[^\s"<>]*/g)].map(
    ([link]) => link.replaceAll('&amp;', '&'),
  );
}

describe('a member of a site below a path', () => {
  it('uploads an image, which their texts show', async () => {
    const id = await upload(api, ada, await picture({ width: 900, height: 300 }));
    const { createPost } = await ada.ask(
      `mutation ($markdown: String!) {
        createPost(input: { title: "Cats", markdown: $markdown }) { post { id } } }`,
      { markdown: `![A cat](upload:${id})` },
    );
    const { publishPost } = await ada.ask(
      `mutation ($id: ID!) { publishPost(input: { postId: $id }) {
        post { path body { html absolute: html(absoluteLinks: true) markdown } } } }`,
      createPost.post,
    );
    const { path, body } = publishPost.post;
    const addresses = [...body.html.matchAll(/(?:src|srcset)="([^"]*)"/g)].flatMap(
      ([, value = '']) => value.split(', ').map((part: string) => part.split(' ')[0] ?? ''),
    );
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      expect(address).toMatch(/^\/forum\/images\//);
      expect((await get(address)).status).toBe(200);
    }
    expect(body.absolute).toContain(`src="${SITE}/images/`);
    // Where the site is now is not stored: it may move.
    expect(body.markdown).toBe(`![A cat](upload:${id})`);
    const stored = await database.prisma.revision.findFirstOrThrow({
      where: { markdown: body.markdown },
    });
    expect(stored.html).not.toContain('/forum/');
    expect(await (await get(`/forum${path}`)).text()).toContain(' src="/forum/images/');
    const feed = await (await get('/forum/feed.atom')).text();
    expect(feed).toContain(`${SITE}/images/`);
  });

  it('has an avatar', async () => {
    const id = await upload(api, ada, await picture({ width: 400, height: 400, shade: 7 }));
    const { updateProfile } = await ada.ask(
      `mutation ($id: ID!) { updateProfile(input: { avatarUploadId: $id }) {
        user { path avatar { url } } } }`,
      { id },
    );
    const { path, avatar } = updateProfile.user;
    expect(avatar.url).toMatch(/^(?:https:\/\/example\.org)?\/forum\/images\//);
    expect((await get(avatar.url)).status).toBe(200);
    const page = await (await get(`/forum${path}`)).text();
    expect(page).toMatch(/<img [^>]*src="(?:https:\/\/example\.org)?\/forum\/images\//);
  });

  it('gets e-mails whose links lead below it', async () => {
    const address = 'ada@example.net';
    await ada.ask(
      `mutation { updateMailAddress(input: { address: "${address}" }) { clientMutationId } }`,
    );
    const [confirm = '', ...others] = await linksTo(address);
    for (const link of [confirm, ...others]) expect(`${link}/`).toContain(`${SITE}/`);
    const confirmed = await app.fetch(confirm, { method: 'POST' });
    expect(confirmed.status).toBeLessThan(400);

    const post = await seed.post({ author: ada.user, title: 'On paths' });
    await bob.ask(
      `mutation { createComment(input: { subjectId: "${idOf('Post', post.id)}", markdown: "Yes." }) {
        comment { id } } }`,
    );
    const links = await linksTo(address);
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      expect(`${link}/`).toContain(`${SITE}/`);
      expect((await get(link)).status, link).toBeLessThan(400);
    }
  });

  it('downloads what they wrote', async () => {
    await ada.ask('mutation { exportMyData(input: {}) { dataExport { state } } }');
    const url = await vi.waitFor(
      async () => {
        const { viewer } = await ada.ask('{ viewer { dataExport { state url } } }');
        expect(viewer.dataExport.state).toBe('READY');
        return viewer.dataExport.url as string;
      },
      { timeout: 15_000, interval: 100 },
    );
    expect(url).toMatch(`${SITE}/`);
    const response = await get(url, ada);
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  });
});

it('addresses of the system before lead below the path', async () => {
  const post = await seed.post({ author: ada.user, title: 'An old question' });
  await database.prisma.origin.create({
    data: { source: 'stackexchange:x', kind: 'post', externalId: '42', ourId: post.id },
  });
  const response = await get('/forum/questions/42/an-old-question');
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toMatch(new RegExp(`^(?:${SITE}|/forum)/posts/`));
  expect((await get(response.headers.get('location') ?? '')).status).toBe(200);
});
