import type { Row } from '../spool/merge-runs.ts';
import type { SortedSpool } from '../spool/sorted-spool.ts';
import { type Placed, readAgain } from './read-table.ts';
import { type CommentRow, comments } from './tables/comments.ts';
import { type PostHistoryRow, postHistory } from './tables/post-history.ts';
import { type PostRow, posts } from './tables/posts.ts';
import type { XmlRow } from './xml-rows.ts';

/** Everything that a dump says about one post, from all its files. */
export interface CollectedPost {
  readonly id: number;
  /** Undefined: the dump leaves the post out, as it does with deleted ones. */
  readonly post: Placed<PostRow> | undefined;
  /** Questions that accepted this post as their answer. */
  readonly acceptedBy: number[];
  votes: number;
  /** In the order of time. */
  readonly history: Placed<PostHistoryRow>[];
  /** In the order of time. */
  readonly comments: Placed<CommentRow>[];
  /** Display names of users who commented, by the id of the comment. */
  readonly commenters: Map<number, string>;
}

/** What one row contributes to a collected post. */
export type Part =
  | { readonly is: 'post'; readonly type: number; readonly xml: XmlRow }
  | { readonly is: 'acceptance'; readonly by: number }
  | { readonly is: 'votes'; readonly number: number }
  | { readonly is: 'history'; readonly time: string; readonly id: number; readonly xml: XmlRow }
  | { readonly is: 'comment'; readonly time: string; readonly id: number; readonly xml: XmlRow }
  | { readonly is: 'commenter'; readonly comment: number; readonly name: string };

const ORDER: readonly Part['is'][] = [
  'post',
  'acceptance',
  'votes',
  'history',
  'comment',
  'commenter',
];

/** Files a part under its post. */
export function filePart(spool: SortedSpool, post: number, part: Part): Promise<void> {
  const keys = [padded(post), ORDER.indexOf(part.is)];
  if ('time' in part) keys.push(part.time, padded(part.id));
  return spool.add(keys.join(' '), part);
}

/**
 * Reads the collected posts whose type is wanted (undefined: of posts that are missing), in the order
 * of ids. Others are passed over without being parsed.
 */
export async function* readCollectedPosts(
  spool: SortedSpool,
  wanted: (type: number | undefined) => boolean,
): AsyncGenerator<CollectedPost> {
  let key: string | undefined;
  let collected: CollectedPost | undefined;
  for await (const row of spool.read()) {
    const post = row.key.slice(0, row.key.indexOf(' '));
    if (post !== key) {
      if (collected !== undefined) yield collected;
      key = post;
      collected = begin(Number(post), row, wanted);
    } else if (collected !== undefined) {
      addPart(collected, JSON.parse(row.line) as Part);
    }
  }
  if (collected !== undefined) yield collected;
}

/** The first part has the type: it is the post itself, if there is one. */
function begin(
  id: number,
  { line }: Row,
  wanted: (type: number | undefined) => boolean,
): CollectedPost | undefined {
  const part = JSON.parse(line) as Part;
  if (!wanted(part.is === 'post' ? part.type : undefined)) return undefined;
  const collected: CollectedPost = {
    id,
    post: part.is === 'post' ? readAgain(posts, part.xml) : undefined,
    acceptedBy: [],
    votes: 0,
    history: [],
    comments: [],
    commenters: new Map(),
  };
  addPart(collected, part);
  return collected;
}

function addPart(collected: CollectedPost, part: Part): void {
  switch (part.is) {
    case 'post':
      return;
    case 'acceptance':
      collected.acceptedBy.push(part.by);
      return;
    case 'votes':
      collected.votes += part.number;
      return;
    case 'history':
      collected.history.push(readAgain(postHistory, part.xml));
      return;
    case 'comment':
      collected.comments.push(readAgain(comments, part.xml));
      return;
    case 'commenter':
      collected.commenters.set(part.comment, part.name);
  }
}

/** As text, numbers of up to 15 digits sort as numbers do. */
function padded(id: number): string {
  return String(id).padStart(16, '0');
}
