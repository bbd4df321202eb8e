import type { z } from 'zod';
import { chunksOf } from '../../lib/chunks.ts';
import { ImportError } from '../import-error.ts';
import type { Reading } from '../importer.ts';
import type { Ask } from './client.ts';

/** The site refuses larger offsets. A list that is longer is asked for as a whole from there on. */
const MAX_OFFSET = 2_000;
/** The site answers with this many documents at most. */
export const MAX_LIMIT = 5_000;

/** A span of time is walked in pieces of so many ms: 90 days. */
const PIECE = 90 * 86_400_000;

type Variables = Readonly<Record<string, unknown>>;

export interface List<Schema extends z.ZodType> {
  readonly query: string;
  readonly variables: Variables;
  /** The field of Query that answers. */
  readonly field: string;
  readonly schema: Schema;
}

type Document = z.ZodType<{ readonly _id: string }>;
type DatedDocument = z.ZodType<{ readonly _id: string; readonly postedAt: Date }>;

/** `since` belongs to the span, `until` does not. */
export interface Span {
  readonly since: Date;
  readonly until: Date;
}

/** Walks lists of a site to their ends. A document of an unexpected form is rejected, and the rest goes on. */
export class Lists {
  readonly #ask: Ask;
  readonly #reading: Reading;
  #number = 0;

  constructor(ask: Ask, reading: Reading) {
    this.#ask = ask;
    this.#reading = reading;
  }

  /** One page, whatever its length. */
  async page<Schema extends z.ZodType>(list: List<Schema>): Promise<z.infer<Schema>[]> {
    const { [list.field]: answer } = await this.#ask(list.query, list.variables);
    return this.parse(list.field, resultsOf(answer), list.schema);
  }

  /** Several lists of the same documents, asked at once: `of0`, `of1` and so on. */
  async pages<Schema extends z.ZodType>(
    list: List<Schema>,
    count: number,
  ): Promise<z.infer<Schema>[][]> {
    const answers = await this.#ask(list.query, list.variables);
    return Array.from({ length: count }, (_, index) =>
      this.parse(list.field, resultsOf(answers[`of${index}`]), list.schema),
    );
  }

  /** Pages may be short, because what nobody may see is taken out of them: only an empty one is the end. */
  async byOffset<Schema extends Document>(
    list: List<Schema>,
    limit: number,
  ): Promise<z.infer<Schema>[]> {
    const found = new Map<string, z.infer<Schema>>();
    for (let offset = 0; offset <= MAX_OFFSET; offset += limit) {
      const isLast = offset + limit > MAX_OFFSET;
      const variables = { ...list.variables, limit: isLast ? MAX_LIMIT : limit, offset };
      const page = await this.page({ ...list, variables });
      for (const document of page) found.set(document._id, document);
      if (page.length === 0) break;
      if (isLast && page.length === MAX_LIMIT) {
        this.#reading.tally.notes.push(
          `The site lists no more than ${MAX_OFFSET + MAX_LIMIT} ${list.field}. Further ones are missing.`,
        );
      }
    }
    return [...found.values()];
  }

  async byIds<Schema extends z.ZodType>(
    list: List<Schema>,
    ids: readonly string[],
    atOnce: number,
  ): Promise<z.infer<Schema>[]> {
    const found: z.infer<Schema>[] = [];
    for (const some of chunksOf(ids, atOnce)) {
      found.push(...(await this.page({ ...list, variables: { ids: some, limit: some.length } })));
    }
    return found;
  }

  /**
   * A list that takes `after` and `upTo`, oldest first, each document once. No offset is used: each page begins
   * where the one before ended. `onPiece` hears how many days are done.
   */
  async *byTime<Schema extends DatedDocument>(
    list: List<Schema>,
    { since, until }: Span,
    onPiece: (days: number) => void,
    limit: number,
  ): AsyncGenerator<z.infer<Schema>[]> {
    for (let begin = since.getTime(); begin < until.getTime(); ) {
      const end = Math.min((Math.floor(begin / PIECE) + 1) * PIECE, until.getTime());
      yield* this.#piece(list, { since: new Date(begin), until: new Date(end) }, limit);
      onPiece((end - begin) / 86_400_000);
      begin = end;
    }
  }

  async *#piece<Schema extends DatedDocument>(
    list: List<Schema>,
    { since, until }: Span,
    size: number,
  ): AsyncGenerator<z.infer<Schema>[]> {
    const seen = new Set<string>();
    let after = since;
    let limit = size;
    for (;;) {
      const variables = { after: after.toISOString(), upTo: until.toISOString(), limit };
      const page = await this.page({ ...list, variables });
      for (const { _id, postedAt } of page) {
        if (postedAt >= after && postedAt < until) continue;
        throw new ImportError(
          `The import requested ${list.field} from ${variables.after} to ${variables.upTo}, and the site answered with ${_id} of ` +
            `${postedAt.toISOString()}. It cannot be imported by time; use --user.`,
        );
      }
      const fresh = page.filter(({ _id }) => !seen.has(_id));
      const again = page.length - fresh.length;
      if (again > 0) this.#reading.tally.file(list.field).read -= again;
      if (fresh.length > 0) {
        for (const { _id } of fresh) seen.add(_id);
        yield fresh;
        after = new Date(Math.max(...fresh.map(({ postedAt }) => postedAt.getTime())));
        limit = size;
      } else if (limit < MAX_LIMIT) {
        // The end, or more of one moment than a page has, or a page of what nobody may see.
        limit = MAX_LIMIT;
      } else {
        return;
      }
    }
  }

  parse<Schema extends z.ZodType>(
    file: string,
    documents: readonly unknown[],
    schema: Schema,
  ): z.infer<Schema>[] {
    const { tally, progress } = this.#reading;
    tally.read(file, documents.length);
    progress.advance(documents.length);
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

function resultsOf(answer: unknown): readonly unknown[] {
  const results =
    typeof answer === 'object' && answer !== null && 'results' in answer ? answer.results : null;
  return Array.isArray(results) ? results.filter((each) => each !== null) : [];
}
