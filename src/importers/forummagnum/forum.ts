import type { z } from 'zod';
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
import { queries } from './queries.ts';

/** Offsets above this are refused, and so a list that is longer is asked for whole from there on. */
const MAX_OFFSET = 2_000;
const MAX_LIMIT = 5_000;

/** Documents in one answer. */
const POSTS = 50;
const COMMENTS = 200;
const TEXTS = 20;
const PEOPLE = 100;
const REVISIONS = 500;

type Variables = Readonly<Record<string, unknown>>;

interface List<Schema extends z.ZodType> {
  readonly query: string;
  readonly variables: Variables;
  /** The field of Query that answers. */
  readonly field: string;
  readonly schema: Schema;
}

/** The lists of a forum, walked to their ends. A document of an unexpected form is rejected, and the rest goes on. */
export class Forum {
  readonly #ask: Ask;
  readonly #reading: Reading;
  #number = 0;

  constructor(ask: Ask, reading: Reading) {
    this.#ask = ask;
    this.#reading = reading;
  }

  async userBySlug(slug: string) {
    const { GetUserBySlug: found } = await this.#ask(queries.userBySlug, { slug });
    return found ? (this.#parse('users', [found], userDocument)[0] ?? null) : null;
  }

  usersByIds(ids: readonly string[]) {
    const list = { query: queries.usersByIds, variables: {}, field: 'users', schema: userDocument };
    return this.#byIds(list, ids, PEOPLE);
  }

  postsOf(ofUser: string) {
    const list = { query: queries.postsOfUser, variables: { ofUser }, field: 'posts' };
    return this.#byOffset({ ...list, schema: postDocument }, POSTS);
  }

  postsByIds(ids: readonly string[]) {
    const list = { query: queries.postsByIds, variables: {}, field: 'posts', schema: postDocument };
    return this.#byIds(list, ids, POSTS);
  }

  commentsOf(ofUser: string) {
    const list = { query: queries.commentsOfUser, variables: { ofUser }, field: 'comments' };
    return this.#byOffset({ ...list, schema: commentDocument }, COMMENTS);
  }

  commentsByIds(ids: readonly string[]) {
    const list = { query: queries.commentsByIds, variables: {}, field: 'comments' };
    return this.#byIds({ ...list, schema: commentDocument }, ids, COMMENTS);
  }

  tags(): Promise<TagDocument[]> {
    const list = { query: queries.tags, variables: {}, field: 'tags', schema: tagDocument };
    return this.#byOffset(list, REVISIONS);
  }

  editsOf(ofUser: string): Promise<RevisionDocument[]> {
    const list = { query: queries.editsOfUser, variables: { ofUser }, field: 'revisions' };
    return this.#byOffset({ ...list, schema: revisionDocument }, REVISIONS);
  }

  sequencesOf(ofUser: string) {
    const variables = { ofUser, limit: MAX_LIMIT };
    const list = { query: queries.sequencesOfUser, variables, field: 'sequences' };
    return this.#page({ ...list, schema: sequenceDocument });
  }

  /** All versions of a text, without the texts. */
  async history(ofDocument: string, field: string): Promise<RevisionDocument[]> {
    return this.#page({
      query: queries.history,
      variables: { ofDocument, field, olderThan: null, limit: MAX_LIMIT },
      field: 'revisions',
      schema: revisionDocument,
    });
  }

  /** Their texts, newest first. `before` leaves out its own moment: each page begins a millisecond later. */
  async texts(ofDocument: string, field: string): Promise<ReadonlyMap<string, TextDocument>> {
    const texts = new Map<string, TextDocument>();
    let olderThan: string | null = null;
    let limit = TEXTS;
    for (;;) {
      const page: TextDocument[] = await this.#page({
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

  /** Pages may be short, because what nobody may see is taken out of them: only an empty one is the end. */
  async #byOffset<Schema extends z.ZodType<{ readonly _id: string }>>(
    list: List<Schema>,
    limit: number,
  ): Promise<z.infer<Schema>[]> {
    const found = new Map<string, z.infer<Schema>>();
    for (let offset = 0; offset <= MAX_OFFSET; offset += limit) {
      const isLast = offset + limit > MAX_OFFSET;
      const variables = { ...list.variables, limit: isLast ? MAX_LIMIT : limit, offset };
      const page = await this.#page({ ...list, variables });
      for (const document of page) found.set(document._id, document);
      if (page.length === 0) break;
    }
    return [...found.values()];
  }

  async #byIds<Schema extends z.ZodType<{ readonly _id: string }>>(
    list: List<Schema>,
    ids: readonly string[],
    atOnce: number,
  ): Promise<z.infer<Schema>[]> {
    const found: z.infer<Schema>[] = [];
    for (let start = 0; start < ids.length; start += atOnce) {
      const some = ids.slice(start, start + atOnce);
      found.push(...(await this.#page({ ...list, variables: { ids: some, limit: some.length } })));
    }
    return found;
  }

  async #page<Schema extends z.ZodType>(list: List<Schema>): Promise<z.infer<Schema>[]> {
    const { [list.field]: answer } = await this.#ask(list.query, list.variables);
    const results =
      typeof answer === 'object' && answer !== null && 'results' in answer ? answer.results : null;
    const documents = Array.isArray(results) ? results.filter((each) => each !== null) : [];
    this.#reading.progress.advance(documents.length);
    return this.#parse(list.field, documents, list.schema);
  }

  #parse<Schema extends z.ZodType>(
    file: string,
    documents: readonly unknown[],
    schema: Schema,
  ): z.infer<Schema>[] {
    const { tally } = this.#reading;
    tally.read(file, documents.length);
    return documents.flatMap((document) => {
      this.#number += 1;
      const { success, data, error } = schema.safeParse(document);
      if (success) return [data];
      const id = String((document as { readonly _id?: unknown })._id ?? '');
      const reason = error.issues
        .map(({ path, message }) => `${path.join('.')} ${message}`)
        .join('; ');
      tally.reject({ place: { file, line: this.#number, id }, reason });
      return [];
    });
  }
}
