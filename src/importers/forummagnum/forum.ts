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
    for (let start = 0; start < ids.length; start += HISTORIES) {
      const some = ids.slice(start, start + HISTORIES);
      const list = { query: historiesQuery(some.length), field: 'revisions' };
      const variables = { ...numbered(some), field, limit: MAX_LIMIT };
      const pages = await this.#lists.pages(
        { ...list, variables, schema: revisionDocument },
        some.length,
      );
      for (const [index, id] of some.entries()) found.push({ id, history: pages[index] ?? [] });
    }
    return found;
  }

  /** The texts of all versions, by the ids of what they belong to. Those of short histories are asked for together. */
  async texts(of: readonly Versioned[], field: string): Promise<ReadonlyMap<string, Texts>> {
    const texts = new Map<string, Texts>();
    let together: Versioned[] = [];
    let count = 0;
    const ask = async () => {
      const some = together.map(({ id }) => id);
      [together, count] = [[], 0];
      if (some.length === 0) return;
      const list = { query: historyTextsQuery(some.length), field: 'revisions' };
      const variables = { ...numbered(some), field, limit: TEXTS };
      const pages = await this.#lists.pages(
        { ...list, variables, schema: textDocument },
        some.length,
      );
      for (const [index, id] of some.entries()) texts.set(id, byId(pages[index] ?? []));
    };
    for (const each of of) {
      if (each.history.length === 0) continue;
      // A version that came after the history was read would push the oldest out of a full page.
      if (each.history.length >= TEXTS) {
        texts.set(each.id, await this.#textsOf(each.id, field));
        continue;
      }
      if (count + each.history.length > TEXTS) await ask();
      together.push(each);
      count += each.history.length;
    }
    await ask();
    return texts;
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

/** As variables: of0, of1 and so on. */
function numbered(ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id, index) => [`of${index}`, id]));
}

function byId(texts: readonly TextDocument[]): Texts {
  return new Map(texts.map((text) => [text._id, text]));
}
