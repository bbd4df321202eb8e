import type {
  CommentDocument,
  PostDocument,
  RevisionDocument,
  SequenceDocument,
  TagDocument,
  UserDocument,
} from './documents.ts';
import type { Forum } from './forum.ts';

/** What is imported of a forum. Every document comes once; comments after those that they answer. */
export interface Gathered {
  readonly users: readonly UserDocument[];
  readonly tags: readonly TagDocument[];
  readonly posts: readonly PostDocument[];
  readonly comments: readonly CommentDocument[];
  readonly sequences: readonly SequenceDocument[];
  /** The versions, without their texts, of wiki pages and of the posts of members, by the ids of these. */
  readonly histories: ReadonlyMap<string, readonly RevisionDocument[]>;
}

/** Everything that members wrote, what it answers, what it is about, and who wrote that. */
export async function gather(forum: Forum, members: readonly UserDocument[]): Promise<Gathered> {
  const posts = new Map<string, PostDocument>();
  const comments = new Map<string, CommentDocument>();
  const sequences = new Map<string, SequenceDocument>();
  const tagIds = new Set<string>();
  const histories = new Map<string, readonly RevisionDocument[]>();
  for (const { _id: member } of members) {
    for (const post of await forum.postsOf(member)) {
      posts.set(post._id, post);
      histories.set(post._id, await forum.history(post._id, 'contents'));
    }
    for (const comment of await forum.commentsOf(member)) comments.set(comment._id, comment);
    for (const { documentId } of await forum.editsOf(member))
      if (documentId) tagIds.add(documentId);
    for (const sequence of await forum.sequencesOf(member)) {
      if (sequence.draft !== true && sequence.isDeleted !== true)
        sequences.set(sequence._id, sequence);
    }
  }
  await addParents(forum, comments);
  const postIds = [...comments.values()].flatMap(({ postId }) => postId ?? []);
  const inSequences = [...sequences.values()].flatMap(postsIn);
  const missing = [...new Set([...postIds, ...inSequences])].filter((id) => !posts.has(id));
  for (const post of await forum.postsByIds(missing)) posts.set(post._id, post);
  for (const { tagRelevance } of posts.values()) {
    for (const tag of Object.keys(tagRelevance ?? {})) tagIds.add(tag);
  }
  for (const { tagId } of comments.values()) if (tagId) tagIds.add(tagId);
  const tags = tagIds.size === 0 ? [] : await forum.tags();
  const named = tags.filter(({ _id, deleted }) => tagIds.has(_id) && deleted !== true);
  for (const { _id } of named) histories.set(_id, await forum.history(_id, 'description'));
  const gathered = { posts: [...posts.values()], comments: inOrder(comments), tags: named };
  const known = new Set(members.map(({ _id }) => _id));
  const others = peopleIn([
    ...[...gathered.posts, ...gathered.comments, ...named, ...sequences.values()],
    ...[...histories.values()].flat(),
    ...gathered.posts.flatMap(({ coauthorUserIds }) =>
      (coauthorUserIds ?? []).map((userId) => ({ userId })),
    ),
  ]);
  const users = await forum.usersByIds([...others].filter((id) => !known.has(id)));
  return {
    ...gathered,
    users: [...members, ...users],
    sequences: [...sequences.values()],
    histories,
  };
}

function postsIn({ chapters }: SequenceDocument): string[] {
  return (chapters ?? []).flatMap(({ postIds }) => postIds ?? []);
}

/** What the comments answer, level by level up to the top of their threads. */
async function addParents(forum: Forum, comments: Map<string, CommentDocument>): Promise<void> {
  const asked = new Set<string>();
  for (;;) {
    const above = [...comments.values()]
      .flatMap(({ parentCommentId, topLevelCommentId }) => [parentCommentId, topLevelCommentId])
      .filter((id): id is string => typeof id === 'string' && !comments.has(id) && !asked.has(id));
    const missing = [...new Set(above)];
    if (missing.length === 0) return;
    for (const id of missing) asked.add(id);
    for (const comment of await forum.commentsByIds(missing)) comments.set(comment._id, comment);
  }
}

/** Parents before replies, else by time. A parent that nobody may see any more leaves its replies at the top. */
function inOrder(comments: ReadonlyMap<string, CommentDocument>): CommentDocument[] {
  const byTime = [...comments.values()].sort(
    (a, b) => a.postedAt.getTime() - b.postedAt.getTime() || (a._id < b._id ? -1 : 1),
  );
  const placed = new Map<string, CommentDocument>();
  const place = (comment: CommentDocument) => {
    const chain: CommentDocument[] = [];
    let each: CommentDocument | undefined = comment;
    while (each !== undefined && !placed.has(each._id) && !chain.includes(each)) {
      chain.push(each);
      each = comments.get(each.parentCommentId ?? '');
    }
    for (const one of chain.reverse()) placed.set(one._id, one);
  };
  for (const comment of byTime) place(comment);
  return [...placed.values()];
}

function peopleIn(documents: readonly { readonly userId?: string | null | undefined }[]) {
  return new Set(documents.flatMap(({ userId }) => userId ?? []));
}
