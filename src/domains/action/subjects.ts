import { invariant } from '../../lib/invariant.ts';
import type { CommentRow } from '../comment/model.ts';
import { commentsById } from '../comment/service.ts';
import type { NodeKey, NodeKind } from '../node/model.ts';
import type { PostRow } from '../post/model.ts';
import { postsById } from '../post/service.ts';
import type { Scope } from '../scope.ts';
import { usersById } from '../user/service.ts';
import { wikiPagesById } from '../wiki-page/service.ts';
import type { CommentFacts, Facts, PostFacts } from './facts.ts';

/** The facts of a thing; null when it is missing or hidden from the viewer, which look alike. */
export async function factsOf(scope: Scope, { kind, id }: NodeKey): Promise<Facts | null> {
  return (await LOAD[kind]?.(scope, id)) ?? null;
}

const LOAD: Partial<Record<NodeKind, (scope: Scope, id: string) => Promise<Facts | null>>> = {
  async Post(scope, id) {
    const post = await postsById(scope).load(id);
    return post === null ? null : factsOfPost(post);
  },
  async WikiPage(scope, id) {
    return (await wikiPagesById(scope).load(id)) === null ? null : { kind: 'WikiPage' };
  },
  async User(scope, id) {
    return (await usersById(scope).load(id)) === null ? null : { kind: 'User', id };
  },
  async Comment(scope, id) {
    const comment = await commentsById(scope).load(id);
    return comment === null ? null : factsOfComment(scope, comment);
  },
};

async function factsOfComment(scope: Scope, comment: CommentRow): Promise<CommentFacts> {
  const { authorId, isDeleted, isHidden, isAnswer, isRetracted, postId } = comment;
  const post = postId === null ? null : await postsById(scope).load(postId);
  invariant(postId === null || post !== null, 'a comment is visible only when its post is');
  const place = post === null ? ({ kind: 'WikiPage' } as const) : factsOfPost(post);
  return { kind: 'Comment', authorId, isDeleted, isHidden, isAnswer, isRetracted, place };
}

function factsOfPost(post: PostRow): PostFacts {
  const { authorId, publishedAt, isLocked, isDeleted, isHidden } = post;
  const isPublished = publishedAt !== null;
  return { kind: 'Post', authorId, isPublished, isLocked, isDeleted, isHidden };
}
