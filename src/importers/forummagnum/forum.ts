import type { z } from 'zod';
import { chunksOf } from '../../lib/chunks.ts';
import type { Reading } from '../importer.ts';
import type { Ask } from './client.ts';
import {
  commentDocument,
  postDocument,
  type RevisionDocument,
  revisionDocument,
  sequenceDocument,
  type TagDocument,
  type TextDocument,
  tagDocument,
  textDocument,
  userDocument,
} from './documents.ts';
import { Lists, MAX_LIMIT, type Span } from './lists.ts';
import { historiesQuery, historyTextsQuery, queries } from './queries.ts';

/** Documents in one answer. */
const POSTS = 50;
const COMMENTS = 200;
const TEXTS = 20;
const PEOPLE = 100;
const REVISIONS = 500;
/** Histories in one answer. */
const HISTORIES = 20;

/** A text with its versions. */
export interface Versioned {
  readonly id: string;
  readonly history: readonly RevisionDocument[];
}

export type Texts = ReadonlyMap<string, TextDocument>;

interface RevisionsQuery<Schema extends z.ZodType> {
  /** The query for so many texts. */
  readonly query: (count: number) => string;
  /** The field that has the text. */
  readonly field: string;
  /** Of the revisions of each text. */
  readonly limit: number;
  readonly schema: Schema;
}

/** What can be asked of a forum. */
export class Forum {
  readonly #ask: Ask;
  readonly #lists: Lists;

  constructor(ask: Ask, reading: Reading) {
    this.#ask = ask;
    this.#lists = new Lists(ask, reading);
  }

  async userBySlug(slug: string) {
    const { GetUserBySlug: found } = await this.#ask(queries.userBySlug, { slug });
    return found ? (this.#lists.parse('users', [found], userDocument)[0] ?? null) : null;
  }

  usersByIds(ids: readonly string[]) {
    const list = { query: queries.usersByIds, variables: {}, field: 'users', schema: userDocument };
    return this.#lists.byIds(list, ids, PEOPLE);
  }

  /** The time of the oldest post that guests may read; null if there is none. */
  async firstPostedAt(): Promise<Date | null> {
    for (const limit of [1, MAX_LIMIT]) {
      const { posts } = await this.#ask(queries.firstPosts, { limit });
      const list = posts as { readonly results?: readonly { readonly postedAt?: string }[] } | null;
      const first = list?.results?.find((post) => post?.postedAt)?.postedAt;
      if (first !== undefined) return new Date(first);
    }
    return null;
  }

  postsIn(span: Span, onPiece: (days: number) => void) {
    const list = { query: queries.postsInTime, variables: {}, field: 'posts' };
    return this.#lists.byTime({ ...list, schema: postDocument }, span, onPiece, POSTS);
  }

  postsOf(ofUser: string) {
    const list = { query: queries.postsOfUser, variables: { ofUser }, field: 'posts' };
    return this.#lists.byOffset({ ...list, schema: postDocument }, POSTS);
  }

  postsByIds(ids: readonly string[]) {
    const list = { query: queries.postsByIds, variables: {}, field: 'posts', schema: postDocument };
    return this.#lists.byIds(list, ids, POSTS);
  }

  commentsIn(span: Span, onPiece: (days: number) => void) {
    const list = { query: queries.commentsInTime, variables: {}, field: 'comments' };
    return this.#lists.byTime({ ...list, schema: commentDocument }, span, onPiece, COMMENTS);
  }

  commentsOf(ofUser: string) {
    const list = { query: queries.commentsOfUser, variables: { ofUser }, field: 'comments' };
    return this.#lists.byOffset({ ...list, schema: commentDocument }, COMMENTS);
  }

  commentsByIds(ids: readonly string[]) {
    const list = { query: queries.commentsByIds, variables: {}, field: 'comments' };
    return this.#lists.byIds({ ...list, schema: commentDocument }, ids, COMMENTS);
  }

  /** Tombstones, which the list by time leaves out. */
  deletedComments() {
    const list = { query: queries.deletedComments, variables: {}, field: 'comments' };
    return this.#lists.byOffset({ ...list, schema: commentDocument }, COMMENTS);
  }

  /** The parts of a dialogue, which the list by time leaves out. */
  dialogueResponses(ofPost: string) {
    const variables = { ofPost, limit: MAX_LIMIT };
    const list = { query: queries.dialogueResponses, variables, field: 'comments' };
    return this.#lists.page({ ...list, schema: commentDocument });
  }

  tags(): Promise<TagDocument[]> {
    const list = { query: queries.tags, variables: {}, field: 'tags', schema: tagDocument };
    return this.#lists.byOffset(list, REVISIONS);
  }

  editsOf(ofUser: string): Promise<RevisionDocument[]> {
    const list = { query: queries.editsOfUser, variables: { ofUser }, field: 'revisions' };
    return this.#lists.byOffset({ ...list, schema: revisionDocument }, REVISIONS);
  }

  sequences() {
    const list = { query: queries.sequences, variables: {}, field: 'sequences' };
    return this.#lists.byOffset({ ...list, schema: sequenceDocument }, POSTS);
  }

  sequencesOf(ofUser: string) {
    const variables = { ofUser, limit: MAX_LIMIT };
    const list = { query: queries.sequencesOfUser, variables, field: 'sequences' };
    return this.#lists.page({ ...list, schema: sequenceDocument });
  }

  /** All versions of each text, in the order of the ids, without the texts. */
  async histories(ids: readonly string[], field: string): Promise<Versioned[]> {
    const found: Versioned[] = [];
    for (const some of chunksOf(ids, HISTORIES)) {
      const of = { query: historiesQuery, field, limit: MAX_LIMIT, schema: revisionDocument };
      for (const [id, history] of await this.#revisions(some, of)) found.push({ id, history });
    }
    return found;
  }

  /** The texts of all versions, by the ids of what they belong to. Those of short histories are asked for together. */
  async texts(of: readonly Versioned[], field: string): Promise<ReadonlyMap<string, Texts>> {
    const texts = new Map<string, Texts>();
    // A version that came after the history was read would push the oldest out of a full page.
    for (const { id, history } of of)
      if (history.length >= TEXTS) texts.set(id, await this.#textsOf(id, field));
    for (const ids of inGroups(of.filter(({ history }) => history.length < TEXTS))) {
      const short = { query: historyTextsQuery, field, limit: TEXTS, schema: textDocument };
      for (const [id, some] of await this.#revisions(ids, short)) texts.set(id, byId(some));
    }
    return texts;
  }

  /** The newest revisions of several texts, asked for at once. */
  async #revisions<Schema extends z.ZodType>(
    ids: readonly string[],
    { query, field, limit, schema }: RevisionsQuery<Schema>,
  ): Promise<[id: string, revisions: z.infer<Schema>[]][]> {
    const variables = { ...numbered(ids), field, limit };
    const list = { query: query(ids.length), variables, field: 'revisions', schema };
    const pages = await this.#lists.pages(list, ids.length);
    return ids.map((id, index) => [id, pages[index] ?? []]);
  }

  /** Newest first, page by page. `before` leaves out its own moment: each page begins a millisecond later. */
  async #textsOf(ofDocument: string, field: string): Promise<Texts> {
    const texts = new Map<string, TextDocument>();
    let olderThan: string | null = null;
    let limit = TEXTS;
    for (;;) {
      const page: TextDocument[] = await this.#lists.page({
        query: queries.texts,
        variables: { ofDocument, field, olderThan, limit },
        field: 'revisions',
        schema: textDocument,
      });
      const fresh = page.filter(({ _id }) => !texts.has(_id));
      for (const text of fresh) texts.set(text._id, text);
      const oldest = page.at(-1)?.editedAt;
      if (oldest === undefined || (fresh.length === 0 && limit >= MAX_LIMIT)) return texts;
      // More of one moment than a page has, or the end.
      if (fresh.length === 0) {
        if (page.length < limit) return texts;
        limit *= 2;
      }
      olderThan = new Date(oldest.getTime() + 1).toISOString();
    }
  }
}

/** The ids of short histories, so many together that their texts fit into one answer. */
function* inGroups(histories: readonly Versioned[]): Generator<string[]> {
  let ids: string[] = [];
  let count = 0;
  for (const { id, history } of histories) {
    if (history.length === 0) continue;
    if (count + history.length > TEXTS) {
      yield ids;
      [ids, count] = [[], 0];
    }
    ids.push(id);
    count += history.length;
  }
  if (ids.length > 0) yield ids;
}

/** As variables: of0, of1 and so on. */
function numbered(ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id, index) => [`of${index}`, id]));
}

function byId(texts: readonly TextDocument[]): Texts {
  return new Map(texts.map((text) => [text._id, text]));
}
