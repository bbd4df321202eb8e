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
    for (const post of await forum.postsOf(member)) posts.set(post._id, post);
    for (const comment of await forum.commentsOf(member)) comments.set(comment._id, comment);
    for (const { documentId } of await forum.editsOf(member))
      if (documentId) tagIds.add(documentId);
    for (const sequence of await forum.sequencesOf(member)) {
      if (sequence.draft !== true && sequence.isDeleted !== true)
        sequences.set(sequence._id, sequence);
    }
  }
  for (const { id, history } of await forum.histories([...posts.keys()], 'contents'))
    histories.set(id, history);
  for (const comment of await missingParents(forum, [...comments.values()], comments))
    comments.set(comment._id, comment);
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
  const tagsNamed = named.map(({ _id }) => _id);
  for (const { id, history } of await forum.histories(tagsNamed, 'description'))
    histories.set(id, history);
  const gathered = {
    posts: [...posts.values()],
    comments: inOrder(comments.values()),
    tags: named,
  };
  const memberIds = new Set(members.map(({ _id }) => _id));
  const others = peopleIn([
    ...[...gathered.posts, ...gathered.comments, ...named, ...sequences.values()],
    ...[...histories.values()].flat(),
  ]);
  const users = await forum.usersByIds([...others].filter((id) => !memberIds.has(id)));
  return {
    ...gathered,
    users: [...members, ...users],
    sequences: [...sequences.values()],
    histories,
  };
}

export function postsIn({ chapters }: SequenceDocument): string[] {
  return (chapters ?? []).flatMap(({ postIds }) => postIds ?? []);
}

/** What comments answer and is not there yet, level by level up to the top of their threads. */
export async function missingParents(
  forum: Forum,
  comments: readonly CommentDocument[],
  there: { has(id: string): boolean },
): Promise<CommentDocument[]> {
  const requested = new Set(comments.map(({ _id }) => _id));
  const found: CommentDocument[] = [];
  let level = comments;
  for (;;) {
    const above = level
      .flatMap(({ parentCommentId, topLevelCommentId }) => [parentCommentId, topLevelCommentId])
      .filter((id): id is string => typeof id === 'string' && !there.has(id) && !requested.has(id));
    const missing = [...new Set(above)];
    if (missing.length === 0) return found;
    for (const id of missing) requested.add(id);
    level = await forum.commentsByIds(missing);
    found.push(...level);
  }
}

/** Parents before replies, else by time. A parent that nobody may see any more leaves its replies at the top. */
export function inOrder(comments: Iterable<CommentDocument>): CommentDocument[] {
  const byTime = [...comments].sort(
    (a, b) => a.postedAt.getTime() - b.postedAt.getTime() || (a._id < b._id ? -1 : 1),
  );
  const byId = new Map(byTime.map((comment) => [comment._id, comment]));
  const placed = new Map<string, CommentDocument>();
  const place = (comment: CommentDocument) => {
    const chain: CommentDocument[] = [];
    let each: CommentDocument | undefined = comment;
    while (each !== undefined && !placed.has(each._id) && !chain.includes(each)) {
      chain.push(each);
      each = byId.get(each.parentCommentId ?? '');
    }
    for (const one of chain.reverse()) placed.set(one._id, one);
  };
  for (const comment of byTime) place(comment);
  return [...placed.values()];
}

/** The ids of those who wrote documents, alone or together. */
export function peopleIn(
  documents: readonly {
    readonly userId?: string | null | undefined;
    readonly coauthorUserIds?: readonly string[] | null | undefined;
  }[],
): Set<string> {
  return new Set(
    documents.flatMap(({ userId, coauthorUserIds }) => [
      ...(userId ? [userId] : []),
      ...(coauthorUserIds ?? []),
    ]),
  );
}
