import { beforeAll, describe, expect, it } from 'vitest';
import { closeByOperator } from '../../src/domains/people/account/write/service.ts';
import { collectImages } from '../../src/images/collect-images.ts';
import { decodeGlobalId, encodeGlobalId } from '../../src/lib/global-id.ts';
import { examine } from '../../src/upkeep/doctor.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';
import { picture, upload } from '../support/pictures.ts';
import { openTestUploads } from '../support/uploads.ts';

const { environment, store } = await openTestUploads();
const api = await openTestApi({ ...environment, WRITE_LIMITS: 'off' });
const { database, seed } = api;
const { prisma } = database;
const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const moderator = await member(api, 'mo', { role: 'MODERATOR' });
await seed.post();
await settle(database);
let shade = 0;
let missing: string;

const newImage = async (owner = ada) => {
  shade += 1;
  return upload(api, owner, await picture({ width: 400, height: 200, shade }));
};
const show = (id: string, alt = 'A cat') => `Look: ![${alt}](upload:${id})`;
const addressOf = async (id: string) => {
  const { digest } = await prisma.upload.findUniqueOrThrow({
    where: { id: decodeGlobalId(id).id },
  });
  return `/images/${digest}-400.webp`;
};
const get = (path: string, who?: Member, headers: Readonly<Record<string, string>> = {}) =>
  api.app.fetch(`http://commonplace${path}`, {
    headers: { ...headers, ...(who && { authorization: `Bearer ${who.token}` }) },
  });
/** The status of an image for everybody, a stranger, its owner and a moderator. */
const statuses = async (path: string) =>
  Promise.all([undefined, bob, ada, moderator].map(async (who) => (await get(path, who)).status));
const EVERYBODY = [200, 200, 200, 200];
const OWNER = [404, 404, 200, 200];

const POST = 'post { id body { html text } }';
const createPost = async (who: Member, markdown: string) =>
  (
    await who.ask(
      `mutation ($markdown: String!) {
        createPost(input: { title: "Cats", markdown: $markdown }) { ${POST} } }`,
      { markdown },
    )
  ).createPost.post;
const act = (who: Member, name: string, input: object) =>
  who.ask(
    `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { clientMutationId } }`,
    { input },
  );
const published = async (markdown: string) => {
  const post = await createPost(ada, markdown);
  await act(ada, 'publishPost', { postId: post.id });
  return post;
};

beforeAll(() => {
  missing = encodeGlobalId('Upload', '00000000-0000-7000-8000-000000000000');
});

describe('a text', () => {
  it('shows an upload with its files, its size and its description', async () => {
    const id = await newImage();
    const { body } = await createPost(ada, show(id, 'A "cat" <b>'));
    const path = await addressOf(id);
    const [narrowest, narrow] = ['-160', '-320'].map((width) => path.replace('-400', width));
    expect(body.html).toBe(
      `<p>Look: <img src="${path}" srcset="${narrowest} 160w, ${narrow} 320w, ${path} 400w" ` +
        'sizes="auto, (min-width: 48rem) 44rem, 100vw" alt="A &quot;cat&quot; &lt;b&gt;" ' +
        'width="400" height="200" loading="lazy" /></p>\n',
    );
    expect(body.text).toBe('Look: A "cat" <b>');
  });

  it('shows the description of what is no upload of its writer', async () => {
    const [foreign, waiting] = [await newImage(bob), await newImage()];
    const data = { digest: null, width: null, height: null };
    await prisma.upload.update({ where: { id: decodeGlobalId(waiting).id }, data });
    const user = encodeGlobalId('User', ada.user.id);
    for (const id of [foreign, waiting, missing, user, 'nonsense', '../../etc/passwd', '']) {
      const { body } = await createPost(ada, show(id));
      expect(body.html).toBe('<p>Look: <span>A cat</span></p>\n');
    }
    expect((await get(await addressOf(foreign))).status).toBe(404);
  });

  it('cannot show a stored file by its address, nor make one public', async () => {
    const path = await addressOf(await newImage());
    const html = `![x](${path}) <img src="${path}"> [x](${path})`;
    const post = await createPost(bob, `${html}\n\n\`<img src="${path}">\``);
    await act(bob, 'publishPost', { postId: post.id });
    expect(post.body.html).not.toContain('<img');
    expect(await statuses(path)).toEqual(OWNER);
  });

  it('keeps the images that it shows when another member edits it', async () => {
    const id = await newImage();
    const { createWikiPage } = await ada.ask(
      `mutation ($markdown: String!) { createWikiPage(input: { title: "Cats", markdown: $markdown })
        { wikiPage { id } } }`,
      { markdown: show(id) },
    );
    const page = createWikiPage.wikiPage.id;
    const markdown = `${show(id)}\n\n${show(await newImage(ada))}\n\n${show(await newImage(bob))}`;
    await act(bob, 'editWikiPage', { pageId: page, basedOn: 1, markdown });
    const { node } = await api.ask(
      `query ($page: ID!) { node(id: $page) { ... on WikiPage { body { html } } } }`,
      { page },
    );
    expect(node.body.html.match(/<img /g)).toHaveLength(2);
    expect(node.body.html.match(/<span>A cat/g)).toHaveLength(1);
    expect(await statuses(await addressOf(id))).toEqual(EVERYBODY);
    const diff = await api.ask(
      `query ($page: ID!) { node(id: $page) { ... on WikiPage {
        contributions(first: 1) { nodes { diff { html } } } } } }`,
      { page },
    );
    expect(JSON.stringify(diff)).toContain('<img src=\\"/images/');
  });

  it('has absolute addresses where the site has one', async () => {
    const id = await newImage();
    const post = await published(show(id));
    const site = serveTest(database, { ...environment, SITE_URL: 'https://example.org' });
    const { node } = await site.ask(
      'query ($id: ID!) { node(id: $id) { ... on Post { body { html(absoluteLinks: true) } } } }',
      { id: post.id },
    );
    expect(node.body.html.match(/https:\/\/example\.org\/images\//g)).toHaveLength(4);
    expect(node.body.html).not.toMatch(/["\s]\/images\//);
  });
});

describe('an image', () => {
  it('is served for good, as an image and nothing else', async () => {
    const id = await newImage();
    await published(show(id));
    const { headers, status } = await get(await addressOf(id));
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, s-maxage=60, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const again = await get(await addressOf(id), undefined, {
      'if-none-match': headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });

  it('of a draft, a hidden and a deleted post is for those who may read it', async () => {
    const id = await newImage();
    const path = await addressOf(id);
    const post = await createPost(ada, show(id));
    expect(await statuses(path)).toEqual(OWNER);
    await act(ada, 'publishPost', { postId: post.id });
    expect(await statuses(path)).toEqual(EVERYBODY);
    await act(moderator, 'hidePost', { postId: post.id, reason: 'Look' });
    expect(await statuses(path)).toEqual(OWNER);
    await act(moderator, 'unhidePost', { postId: post.id, reason: 'Look' });
    expect(await statuses(path)).toEqual(EVERYBODY);
    await act(ada, 'deletePost', { postId: post.id });
    expect(await statuses(path)).toEqual(OWNER);
  });

  it('of a draft is for its co-authors as well', async () => {
    const id = await newImage();
    const post = await createPost(ada, show(id));
    const { id: postId } = decodeGlobalId(post.id);
    await prisma.postCoauthor.create({ data: { postId, userId: bob.user.id, position: 1 } });
    expect(await statuses(await addressOf(id))).toEqual([404, 200, 200, 200]);
  });

  it('of a comment is gone with the comment, its former texts included', async () => {
    const id = await newImage();
    const path = await addressOf(id);
    const on = (await published('Cats')).id;
    const { createComment } = await ada.ask(
      `mutation ($on: ID!, $markdown: String!) {
        createComment(input: { subjectId: $on, markdown: $markdown }) { comment { id } } }`,
      { on, markdown: show(id) },
    );
    const comment = createComment.comment.id;
    expect(await statuses(path)).toEqual(EVERYBODY);
    await act(ada, 'editComment', { commentId: comment, markdown: 'No cat' });
    expect(await statuses(path)).toEqual(EVERYBODY);
    await act(moderator, 'hideComment', { commentId: comment, reason: 'Cat' });
    expect(await statuses(path)).toEqual(OWNER);
  });

  it('of a bio and of a sequence is for everybody, until it is replaced or hidden', async () => {
    const [inBio, inSequence] = [await newImage(), await newImage()];
    await act(ada, 'updateProfile', { bio: show(inBio) });
    await act(ada, 'createSequence', { title: 'Cats', description: show(inSequence) });
    expect(await statuses(await addressOf(inBio))).toEqual(EVERYBODY);
    expect(await statuses(await addressOf(inSequence))).toEqual(EVERYBODY);
    await act(ada, 'updateProfile', { bio: null });
    await prisma.sequence.updateMany({ data: { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } });
    expect(await statuses(await addressOf(inBio))).toEqual(OWNER);
    expect(await statuses(await addressOf(inSequence))).toEqual(OWNER);
  });

  it('that a held edit of the wiki shows is kept, and shown once it is approved', async () => {
    const site = serveTest(database, { ...environment, HOLD_NEWCOMERS: 'on' });
    const newcomer = { ...(await member(api, 'newcomer')) };
    const id = await newImage(newcomer);
    const asNewcomer = { ...newcomer, ...site.as(newcomer.token) };
    await act(asNewcomer, 'createWikiPage', { title: 'Held cats', markdown: show(id) });
    const held = await prisma.heldWikiEdit.findFirstOrThrow({ where: { title: 'Held cats' } });
    const data = { createdAt: new Date(Date.now() - 25 * 3_600_000) };
    await prisma.upload.update({ where: { id: decodeGlobalId(id).id }, data });
    await collectImages(database, store);
    expect(await statuses(await addressOf(id))).toEqual([404, 404, 404, 200]);
    const subject = encodeGlobalId('HeldWikiEdit', held.id);
    await act(moderator, 'approveText', {
      ...{ subjectId: subject, heldAt: held.hiddenAt.toISOString(), reason: 'Fine' },
    });
    expect(await statuses(await addressOf(id))).toEqual(EVERYBODY);
  });

  it.each([
    '/images/',
    '/images/..%2f..%2fpackage.json',
    `/images/${'a'.repeat(64)}-320.webp`,
    `/images/${'a'.repeat(64)}-320.webp/../x`,
    `/images/${'A'.repeat(64)}-320.webp`,
    `/images/${'a'.repeat(64)}-0320.webp`,
    `/images/${'a'.repeat(64)}-320.html`,
  ])('at %s is not there', async (path) => {
    expect((await get(path, moderator)).status).toBe(404);
  });

  it('of a width that it does not have is not there', async () => {
    const path = await addressOf(await newImage());
    expect((await get(path.replace('-400', '-401'), ada)).status).toBe(404);
  });

  it('of an owner who left and was made anonymous is gone, with its files', async () => {
    const eve = await member(api, 'eve');
    const id = await newImage(eve);
    const path = await addressOf(id);
    const post = await createPost(eve, show(id));
    await act(eve, 'publishPost', { postId: post.id });
    expect((await get(path)).status).toBe(200);
    await closeByOperator(database, { username: 'eve', writing: 'ANONYMISE' });
    expect(await statuses(path)).toEqual([404, 404, 404, 404]);
    expect(await collectImages(database, store)).toMatchObject({ files: 3 });
  });
});

it('doctor finds missing files and wrong uses', async () => {
  expect(await wrongs(database)).toEqual([]);
  const id = await newImage();
  await published(show(id));
  const { digest } = await prisma.upload.findUniqueOrThrow({
    where: { id: decodeGlobalId(id).id },
  });
  await store.remove({ digest: digest ?? '', width: 320 });
  await prisma.imageUse.deleteMany({ where: { digest: digest ?? '' } });
  const found: string[] = [];
  for await (const { name, wrong } of examine(database, { fix: false, images: store })) {
    if (wrong > 0) found.push(name);
  }
  expect(found).toEqual(['the uses of images are what the texts show', 'files of images']);
});
