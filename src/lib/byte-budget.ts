import { PublicError } from './errors.ts';

/**
 * How much text an operation may read, and how much it may answer with. They differ: a text that is read once
 * may be answered often, under other names and below other rows. In bytes, or in characters where only those
 * are known.
 */
export interface ByteBudget {
  readonly limit: number;
  /** How much may still be read. */
  readonly left: number;
  /** What to return instead of what was read when more is read than may be; else null. */
  read(bytes: number): Promise<never> | null;
  /** The same for what is answered. */
  answer(bytes: number): Promise<never> | null;
  /** Ends the budget where something is too large to be even read. */
  exceed(): Promise<never>;
  /** Begins anew, for the answer to the next event of a subscription. */
  reset(): void;
}

interface ByteBudgetOptions {
  readonly limit: number;
  /** Ends the operation as a whole. What it returns stands for what is not read. Left out, it fails. */
  readonly onExceeded?: (error: PublicError) => Promise<never>;
}

export function byteBudget({ limit, onExceeded = reject }: ByteBudgetOptions): ByteBudget {
  let leftToRead = limit;
  let leftToAnswer = limit;

  function exceed(): Promise<never> {
    leftToRead = -1;
    leftToAnswer = -1;
    return onExceeded(answerTooLarge(limit));
  }

  return {
    limit,
    get left() {
      return leftToRead;
    },
    read(bytes) {
      leftToRead -= bytes;
      return leftToRead < 0 ? exceed() : null;
    },
    answer(bytes) {
      leftToAnswer -= bytes;
      return leftToAnswer < 0 ? exceed() : null;
    },
    exceed,
    reset() {
      leftToRead = limit;
      leftToAnswer = limit;
    },
  };
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
