import { PublicError } from './errors.ts';

interface ByteBudgetOptions {
  readonly limit: number;
  /** Ends the operation as a whole. What it returns stands for what is not read. Left out, it fails. */
  readonly onExceeded?: (error: PublicError) => Promise<never>;
}

/**
 * How much text an operation may read, and how much it may answer with. They differ: a text that is read once
 * may be answered often, under other names and below other rows. In bytes, or in characters where only those
 * are known.
 *
 * A class, since each request has one: V8 gives every object with a getter of its own a hidden class of its
 * own, which kept all that the request had made until the next full collection.
 */
export class ByteBudget {
  readonly limit: number;
  readonly #onExceeded: (error: PublicError) => Promise<never>;
  #leftToRead: number;
  #leftToAnswer: number;

  constructor({ limit, onExceeded = reject }: ByteBudgetOptions) {
    this.limit = limit;
    this.#onExceeded = onExceeded;
    this.#leftToRead = limit;
    this.#leftToAnswer = limit;
  }

  /** How much may still be read. */
  get left(): number {
    return this.#leftToRead;
  }

  /** What to return instead of what was read when more is read than may be; else null. */
  read(bytes: number): Promise<never> | null {
    this.#leftToRead -= bytes;
    return this.#leftToRead < 0 ? this.exceed() : null;
  }

  /** The same for what is answered. */
  answer(bytes: number): Promise<never> | null {
    this.#leftToAnswer -= bytes;
    return this.#leftToAnswer < 0 ? this.exceed() : null;
  }

  /** Ends the budget where something is too large to be even read. */
  exceed(): Promise<never> {
    this.#leftToRead = -1;
    this.#leftToAnswer = -1;
    return this.#onExceeded(answerTooLarge(this.limit));
  }

  /** Starts again, for the response to the next event of a subscription. */
  reset(): void {
    this.#leftToRead = this.limit;
    this.#leftToAnswer = this.limit;
  }
}

async function reject(error: PublicError): Promise<never> {
  throw error;
}

export function answerTooLarge(limit: number): PublicError {
  return new PublicError(
    `The answer would hold more than ${limit} bytes of text. Ask for smaller pages, for fewer forms of a text, or for \`excerpt\` instead of whole texts.`,
    { code: 'ANSWER_TOO_LARGE', details: { limit } },
  );
}
