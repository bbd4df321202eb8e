import { describe, expect, it } from 'vitest';
import { collectImages } from '../../src/images/collect-images.ts';
import { decodeGlobalId, encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';
import { announce, picture, upload } from '../support/pictures.ts';
import { openTestUploads } from '../support/uploads.ts';

const { environment, store } = await openTestUploads();
const api = await openTestApi({ ...environment, WRITE_LIMITS: 'off' });
const { database, seed, statements } = api;
const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const mo = await member(api, 'mo', { role: 'MODERATOR' });
await settle(database);

const AVATAR = 'avatar { url(width: 100) width height srcset }';

const choose = async (who: Member, avatarUploadId: string | null) =>
  (
    await who.answer(
      `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
        user { ${AVATAR} } userErrors { code message path } } }`,
      { input: { avatarUploadId } },
    )
  ).data.updateProfile;

describe('an avatar', () => {
  it('is an upload of the user, which everybody can see while it is chosen', async () => {
    const id = await upload(api, ada, await picture({ width: 400, height: 300 }));
    const { user, userErrors } = await choose(ada, id);
    expect(userErrors).toEqual([]);
    expect(user.avatar).toMatchObject({ width: 400, height: 300 });
    const { url } = user.avatar;
    expect(url).toMatch(/-160\.webp$/);
    expect((await api.app.fetch(url)).status).toBe(200);
    const seen = await api.ask(`{ user(username: "ada") { ${AVATAR} } }`);
    expect(seen.user.avatar).toEqual(user.avatar);

    expect((await choose(ada, null)).user.avatar).toBeNull();
    expect((await api.app.fetch(url)).status).toBe(404);
  });

  it('stays as long as it is chosen, and its file goes later', async () => {
    const id = await upload(api, bob, await picture({ width: 50, shade: 3 }));
    const { user } = await choose(bob, id);
    const { id: key } = decodeGlobalId(id, 'id');
    const createdAt = new Date(Date.now() - 2 * 86_400_000);
    await database.prisma.upload.update({ where: { id: key }, data: { createdAt } });
    expect(await collectImages(database, store)).toMatchObject({ uploads: 0 });
    expect((await api.app.fetch(user.avatar.url)).status).toBe(200);
    await choose(bob, null);
    expect(await collectImages(database, store)).toMatchObject({ uploads: 1 });
    expect(await wrongs(database)).toEqual([]);
  });

  it('cannot be the upload of another user, one without a picture, or something else', async () => {
    const foreign = await upload(api, bob, await picture({ shade: 4 }));
    const waiting = await announce(ada, 100);
    const refusals = [
      [foreign, 'NOT_FOUND', 'Nothing with this id exists'],
      [encodeGlobalId('User', ada.user.id), 'NOT_FOUND', 'must be the id of one of these: Upload'],
      [waiting.id, 'BAD_USER_INPUT', 'has not arrived'],
    ] as const;
    for (const [id, code, message] of refusals) {
      const { user, userErrors } = await choose(ada, id);
      expect(user).toBeNull();
      expect(userErrors).toEqual([
        { code, message: expect.stringContaining(message), path: ['input', 'avatarUploadId'] },
      ]);
    }
    expect((await choose(ada, 'no id')).userErrors).toMatchObject([{ code: 'INVALID_ID' }]);
  });

  it('is read with its user, without a statement more', async () => {
    const id = await upload(api, ada, await picture({ shade: 5 }));
    await choose(ada, id);
    const post = await seed.post({ author: ada.user });
    for (const author of [ada.user, bob.user]) await seed.comment({ on: post, author });
    const query = (fields: string) =>
      `query ($id: ID!) { node(id: $id) { ... on Post {
        comments(first: 5, orderBy: OLDEST) { nodes { author { username ${fields} } } } } } }`;
    const variables = { id: encodeGlobalId('Post', post.id) };
    statements.clear();
    await api.ask(query(''), variables);
    const before = statements.statements.length;
    statements.clear();
    const { node } = await api.ask(query('avatar { url }'), variables);
    expect(statements.statements.length).toBe(before);
    const [first, second] = node.comments.nodes;
    expect(first.author.avatar.url).toMatch(/\.webp$/);
    expect(second.author.avatar).toBeNull();
  });

  it.each([
    ['users', (fields: string) => `{ users(first: 10) { nodes { username ${fields} } } }`],
    [
      'comments',
      (fields: string) => `{ comments(first: 10) { nodes { author { username ${fields} } } } }`,
    ],
    [
      'contributors',
      (fields: string) =>
        `{ wikiPages(first: 5) { nodes { contributors(first: 5) { nodes { user { username ${fields} } } } } } }`,
    ],
  ])('is read with a list of %s without a statement more', async (_name, query) => {
    for (const author of [ada.user, bob.user]) await seed.wikiPage({ author });
    await settle(database);
    statements.clear();
    await api.ask(query(''));
    const before = statements.statements.length;
    statements.clear();
    await api.ask(query('avatar { url(width: 160) }'));
    expect(statements.statements.length).toBe(before);
  });
});

describe('removeUserAvatar', () => {
  const remove = async (who: Member, userId: string, reason = 'Not a cat') =>
    (
      await who.answer(
        `mutation ($input: RemoveUserAvatarInput!) { removeUserAvatar(input: $input) {
          user { avatarUrl ${AVATAR} } userErrors { code message path } } }`,
        { input: { userId, reason } },
      )
    ).data.removeUserAvatar;

  it('removes the picture and the address of another one, with an entry in the log', async () => {
    const cyd = await member(api, 'cyd');
    const userId = encodeGlobalId('User', cyd.user.id);
    const { user } = await choose(cyd, await upload(api, cyd, await picture({ shade: 8 })));
    const data = { avatarUrl: 'https://pictures.example/cat.png' };
    await database.prisma.user.update({ where: { id: cyd.user.id }, data });
    const { url } = user.avatar;
    expect((await api.app.fetch(url)).status).toBe(200);

    for (const who of [ada, cyd]) {
      expect((await remove(who, userId)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    expect((await remove(mo, userId, ' ')).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'reason'] },
    ]);
    expect(await remove(mo, userId)).toEqual({
      user: { avatar: null, avatarUrl: null },
      userErrors: [],
    });
    expect((await api.app.fetch(url)).status).toBe(404);
    const { moderationLog } = await api.ask(
      `{ moderationLog(filter: { kinds: [REMOVE_AVATAR], users: ["cyd"] }) { nodes {
        kind reason moderator { username } subject { ... on User { username } } } } }`,
    );
    expect(moderationLog.nodes).toEqual([
      {
        kind: 'REMOVE_AVATAR',
        reason: 'Not a cat',
        moderator: { username: 'mo' },
        subject: { username: 'cyd' },
      },
    ]);
    expect((await remove(mo, userId)).userErrors).toEqual([
      { code: 'BAD_USER_INPUT', message: 'This user has no picture.', path: ['input', 'userId'] },
    ]);
    expect(await wrongs(database)).toEqual([]);
  });
});
