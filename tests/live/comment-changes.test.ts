import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { follow } from './follow.ts';

const api = await openTestApi();
const { app, ask, seed } = api;
const ada = await member(api, 'ada');
const moderator = await member(api, 'judge', { role: 'MODERATOR' });

const CHANGES = `subscription ($subject: ID!, $since: String) {
  commentChanged(subjectId: $subject, since: $since) {
    cursor commentId
    comment { isDeleted isHidden isRetracted isAccepted body { text } }
    commentEdge(orderBy: OLDEST) { cursor node { id } }
    subject { id commentCount }
  }
}`;

let subject = '';
beforeEach(async () => {
  const post = await seed.post({ author: ada.user, more: { kind: 'QUESTION' } });
  subject = encodeGlobalId('Post', post.id);
});

type Who = Pick<typeof ada, 'ask'>;

async function write(on: string, markdown = 'a thought', isAnswer = false): Promise<string> {
  const input = { subjectId: on, markdown, isAnswer };
  const made = await ada.ask(
    `mutation ($input: CreateCommentInput!) { createComment(input: $input) {
      comment { id } userErrors { message } } }`,
    { input },
  );
  return made.createComment.comment.id;
}

async function change(who: Who, name: string, commentId: string, more = ''): Promise<void> {
  const done = await who.ask(
    `mutation { ${name}(input: { commentId: "${commentId}" ${more} }) { comment { id } } }`,
  );
  expect(done[name].comment.id).toBe(commentId);
}

const REASON = 'reason: "off topic"';

async function following(token?: string, variables: Record<string, unknown> = {}) {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const followed = await follow(app, CHANGES, { subject, ...variables }, headers);
  onTestFinished(() => followed.leave());
  return async () => {
    const { data, errors } = await followed.next();
    expect(errors).toBeUndefined();
    return data.commentChanged;
  };
}

async function edges() {
  const query = `{ node(id: "${subject}") { ... on Commentable {
    comments(orderBy: OLDEST) { edges { cursor node { id } } } } } }`;
  return (await ask(query)).node.comments.edges;
}

describe('commentChanged', () => {
  it('delivers an edit with the new text and the edge of the list', async () => {
    const id = await write(subject);
    const next = await following();
    await change(ada, 'editComment', id, 'markdown: "a second thought"');
    expect(await next()).toEqual({
      cursor: expect.any(String),
      commentId: id,
      comment: {
        ...{ isDeleted: false, isHidden: false, isRetracted: false, isAccepted: false },
        body: { text: 'a second thought' },
      },
      commentEdge: (await edges())[0],
      subject: { id: subject, commentCount: 1 },
    });
  });

  it('delivers a retraction, and the answer that another one replaces', async () => {
    const [first, second] = [await write(subject, 'one', true), await write(subject, 'two', true)];
    const next = await following();
    await change(ada, 'retractComment', first);
    expect(await next()).toMatchObject({ commentId: first, comment: { isRetracted: true } });
    await change(ada, 'acceptAnswer', first);
    expect(await next()).toMatchObject({ commentId: first, comment: { isAccepted: true } });
    await change(ada, 'acceptAnswer', second);
    expect(await next()).toMatchObject({ commentId: second, comment: { isAccepted: true } });
    expect(await next()).toMatchObject({ commentId: first, comment: { isAccepted: false } });
  });

  it('names a comment that is gone, and brings it back with its edge', async () => {
    const id = await write(subject);
    const next = await following();
    await change(ada, 'deleteComment', id);
    expect(await next()).toMatchObject({
      ...{ commentId: id, comment: null, commentEdge: null },
      subject: { commentCount: 0 },
    });
    await change(ada, 'restoreComment', id);
    expect(await next()).toMatchObject({
      commentId: id,
      comment: { isDeleted: false, body: { text: 'a thought' } },
      commentEdge: (await edges())[0],
      subject: { commentCount: 1 },
    });
  });

  it('delivers a tombstone for a comment with replies', async () => {
    const id = await write(subject);
    await write(id, 'a reply');
    const next = await following();
    await change(ada, 'deleteComment', id);
    expect(await next()).toMatchObject({
      commentId: id,
      comment: { isDeleted: true, body: { text: '' } },
      subject: { commentCount: 2 },
    });
  });

  it('names the tombstones that go and come with their last reply', async () => {
    const root = await write(subject);
    const middle = await write(root);
    const leaf = await write(middle);
    const next = await following();
    await change(ada, 'deleteComment', root);
    await change(ada, 'deleteComment', middle);
    expect([(await next()).commentId, (await next()).commentId]).toEqual([root, middle]);
    const three = async () => [await next(), await next(), await next()];
    await change(ada, 'deleteComment', leaf);
    const gone = await three();
    expect(gone.map(({ commentId }) => commentId)).toEqual([leaf, middle, root]);
    expect(gone.map(({ comment }) => comment)).toEqual([null, null, null]);
    expect(await edges()).toEqual([]);
    await change(ada, 'restoreComment', leaf);
    const back = await three();
    expect(back.map(({ commentId }) => commentId)).toEqual([leaf, middle, root]);
    expect(back.map(({ comment }) => comment.isDeleted)).toEqual([false, true, true]);
  });

  it('looks visibility up for each subscriber when it delivers', async () => {
    const id = await write(subject);
    const [reader, judge] = [await following(), await following(moderator.token)];
    await change(moderator, 'hideComment', id, REASON);
    expect(await reader()).toMatchObject({ commentId: id, comment: null });
    expect(await judge()).toMatchObject({
      commentId: id,
      comment: { isHidden: true, body: { text: 'a thought' } },
      commentEdge: null,
      subject: { commentCount: 0 },
    });
    await change(moderator, 'unhideComment', id, REASON);
    expect(await reader()).toMatchObject({ commentId: id, comment: { isHidden: false } });
  });

  it('says nothing of what happens to a comment while it is hidden', async () => {
    const [hidden, other] = [await write(subject), await write(subject)];
    const next = await following();
    await change(moderator, 'hideComment', hidden, REASON);
    expect((await next()).commentId).toBe(hidden);
    await change(ada, 'editComment', hidden, 'markdown: "still off topic"');
    await change(ada, 'deleteComment', hidden);
    await change(ada, 'editComment', other, 'markdown: "on topic"');
    expect((await next()).commentId).toBe(other);
  });

  it('says nothing of comments on a post that the subscriber can no longer see', async () => {
    const id = await write(subject);
    const next = await following();
    const post = `postId: "${subject}", ${REASON}`;
    await moderator.ask(`mutation { hidePost(input: { ${post} }) { post { id } } }`);
    await change(moderator, 'hideComment', id, REASON);
    await new Promise((resolve) => setTimeout(resolve, 300)); // the event is read meanwhile
    await moderator.ask(`mutation { unhidePost(input: { ${post} }) { post { id } } }`);
    await change(moderator, 'unhideComment', id, REASON);
    expect(await next()).toMatchObject({ comment: { isHidden: false } });
  });

  it('delivers what was missed since a cursor', async () => {
    const id = await write(subject);
    const next = await following();
    await change(ada, 'editComment', id, 'markdown: "one"');
    const { cursor } = await next();
    await change(ada, 'deleteComment', id);
    const again = await following(undefined, { since: cursor });
    expect(await again()).toMatchObject({ commentId: id, comment: null });
  });

  it('follows the discussion of a wiki page', async () => {
    const page = await seed.wikiPage({ author: ada.user, title: 'Knots' });
    subject = encodeGlobalId('WikiPage', page.id);
    const id = await write(subject);
    const next = await following();
    await change(ada, 'editComment', id, 'markdown: "a bend"');
    expect(await next()).toMatchObject({ commentId: id, subject: { id: subject } });
  });
});
