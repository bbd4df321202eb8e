import type { Member, News, Post, UserError } from '../support/member.ts';
import { serverSentEvents } from './server-sent-events.ts';
import { uploadPicture } from './upload-picture.ts';

const NEWS = `query News {
  viewer {
    user { username }
    unreadNotificationCount
    notifications(first: 10) { nodes { kind readAt actor { username } } }
  }
  posts(orderBy: ACTIVE, first: 10) { nodes { title unreadCommentCount } }
}`;

const POST = `query Post($slug: String!) {
  post(slug: $slug) {
    id
    unreadCommentCount
    comments(first: 20) {
      edges { node { id isUnread body { html } author { id username viewerHasMuted } } }
    }
  }
}`;

const COMMENT_ADDED = `subscription CommentAdded($postId: ID!) {
  commentAdded(subjectId: $postId) { cursor }
}`;

const MARK_READ = `mutation MarkRead($postId: ID!) {
  markNotificationsRead(input: {}) { userErrors { message } }
  markRead(input: { subjectId: $postId }) { userErrors { message } }
}`;

const PREVIEW = `query Preview($markdown: String!) {
  preview(markdown: $markdown, context: COMMENT) { html }
}`;

const ADD_COMMENT = `mutation AddComment($input: CreateCommentInput!) {
  createComment(input: $input) { userErrors { message path } }
}`;

const CREATE_POST = `mutation CreatePost($input: CreatePostInput!) {
  createPost(input: $input) { userErrors { message path } }
}`;

const MUTE = `mutation Mute($userId: ID!) {
  muteUser(input: { userId: $userId }) { userErrors { message } }
}`;

type Result<Name extends string> = Record<Name, { readonly userErrors: readonly UserError[] }>;

/** A member with nothing but `fetch`. Without a cache, the views are read again after each write. */
export function signIn(url: string, token: string): Member {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const views: (() => Promise<void>)[] = [];
  const leaving = new AbortController();

  async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const body = JSON.stringify({ query, variables });
    const response = await fetch(url, { method: 'POST', headers, body });
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors[0].message);
    return data;
  }

  async function change<Data>(query: string, variables: object): Promise<Data> {
    const data = await ask<Data>(query, variables);
    await refresh();
    return data;
  }

  const refresh = () => Promise.all(views.map((view) => view()));

  async function follow(postId: string): Promise<void> {
    const body = JSON.stringify({ query: COMMENT_ADDED, variables: { postId } });
    const { signal } = leaving;
    for await (const _ of serverSentEvents(url, { method: 'POST', headers, body, signal })) {
      await refresh();
    }
  }

  return {
    showNews(show) {
      const view = async () => show(await ask<News>(NEWS));
      views.push(view);
      void view();
    },
    async showPost(slug, show) {
      const view = async () => {
        const { post } = await ask<{ post: Post | null }>(POST, { slug });
        if (post) show(post);
        return post;
      };
      views.push(async () => void (await view()));
      const post = await view();
      if (post) void follow(post.id);
    },
    markRead: (postId) => change(MARK_READ, { postId }),
    async preview(markdown) {
      const { preview } = await ask<{ preview: { html: string } }>(PREVIEW, { markdown });
      return preview.html;
    },
    async addComment(subjectId, markdown) {
      const input = { subjectId, markdown, idempotencyKey: crypto.randomUUID() };
      return (await change<Result<'createComment'>>(ADD_COMMENT, { input })).createComment
        .userErrors;
    },
    async createPost(input) {
      return (await ask<Result<'createPost'>>(CREATE_POST, { input })).createPost.userErrors;
    },
    uploadPicture: (file, description) => uploadPicture(url, token, file, description),
    mute: (userId) => change(MUTE, { userId }),
    leave: () => leaving.abort(),
  };
}
