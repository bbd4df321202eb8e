import type { CommentFacts, Facts, PostState, WikiPageFacts } from '../access/facts.ts';
import type { NodeKey, NodeKind } from '../access/node-key.ts';
import type { CommentRow } from '../domains/discussion/comment/model.ts';
import { commentsById } from '../domains/discussion/comment/service.ts';
import type { PostRow } from '../domains/discussion/post/model.ts';
import { coauthorshipOf, postsById } from '../domains/discussion/post/service.ts';
import { sequencesById } from '../domains/discussion/sequence/service.ts';
import { reportsById } from '../domains/moderation/report/service.ts';
import { usersById } from '../domains/people/user/service.ts';
import { heldWikiEditsById } from '../domains/wiki/held-edit/service.ts';
import type { WikiPageRow } from '../domains/wiki/page/model.ts';
import { wikiPagesById } from '../domains/wiki/page/service.ts';
import { invariant } from '../lib/invariant.ts';
import type { Scope } from '../request/scope.ts';

/** The facts of a thing; null when it is missing or hidden from the viewer, which look alike. */
export async function factsOf(scope: Scope, { kind, id }: NodeKey): Promise<Facts | null> {
  return (await LOAD[kind]?.(scope, id)) ?? null;
}

const LOAD: Partial<Record<NodeKind, (scope: Scope, id: string) => Promise<Facts | null>>> = {
  async Post(scope, id) {
    const post = await postsById(scope).load(id);
    if (post === null) return null;
    return { ...stateOfPost(post), coauthorship: await coauthorshipOf(scope, post) };
  },
  async User(scope, id) {
    const user = await usersById(scope).load(id);
    return user && { kind: 'User', id, role: user.role, isBanned: user.isBanned };
  },
  async Report(scope, id) {
    const report = await reportsById(scope).load(id);
    return report && { kind: 'Report', isResolved: report.resolvedAt !== null };
  },
  async WikiPage(scope, id) {
    const page = await wikiPagesById(scope).load(id);
    return page === null ? null : factsOfPage(page);
  },
  async Comment(scope, id) {
    const comment = await commentsById(scope).load(id);
    return comment === null ? null : factsOfComment(scope, comment);
  },
  async Sequence(scope, id) {
    const sequence = await sequencesById(scope).load(id);
    if (sequence === null) return null;
    const { authorId, isDeleted, heldAt } = sequence;
    return { kind: 'Sequence', authorId, isDeleted, isHeld: heldAt !== null };
  },
  async HeldWikiEdit(scope, id) {
    const edit = await heldWikiEditsById(scope).load(id);
    return edit && { kind: 'HeldWikiEdit', isHeld: edit.heldAt !== null };
  },
};

async function factsOfComment(scope: Scope, comment: CommentRow): Promise<CommentFacts> {
  const { authorId, isDeleted, isHidden, heldAt, isAnswer, isRetracted } = comment;
  const isHeld = heldAt !== null;
  const place = await factsOfPlace(scope, comment);
  return { kind: 'Comment', authorId, isDeleted, isHidden, isHeld, isAnswer, isRetracted, place };
}

async function factsOfPlace(scope: Scope, { postId, wikiPageId }: CommentRow) {
  const post = postId === null ? null : await postsById(scope).load(postId);
  const page = wikiPageId === null ? null : await wikiPagesById(scope).load(wikiPageId);
  const place = post === null ? page && factsOfPage(page) : stateOfPost(post);
  invariant(place !== null, 'a comment is visible only when what it stands on is');
  return place;
}

function factsOfPage({ isDeleted, isProtected }: WikiPageRow): WikiPageFacts {
  return { kind: 'WikiPage', isDeleted, isProtected };
}

function stateOfPost(post: PostRow): PostState {
  const { authorId, publishedAt, isLocked, isDeleted, isHidden } = post;
  const isHeld = post.heldAt !== null;
  const isPublished = publishedAt !== null;
  return { kind: 'Post', authorId, isPublished, isLocked, isDeleted, isHidden, isHeld };
}
