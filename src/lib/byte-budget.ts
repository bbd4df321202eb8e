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
  /** @throws PublicError ANSWER_TOO_LARGE when more is read than may be */
  read(bytes: number): void;
  /** @throws PublicError ANSWER_TOO_LARGE when more is answered than may be */
  answer(bytes: number): void;
  /** Ends the budget where something is too large to be even read; gives the error to throw. */
  exceed(): PublicError;
  /** Begins anew, for the answer to the next event of a subscription. */
  reset(): void;
}

interface ByteBudgetOptions {
  readonly limit: number;
  /** Called when the budget is exceeded, so that the operation can be ended as a whole. */
  readonly onExceeded?: (error: PublicError) => void;
}

export function byteBudget({ limit, onExceeded }: ByteBudgetOptions): ByteBudget {
  let leftToRead = limit;
  let leftToAnswer = limit;

  function exceed(): PublicError {
    leftToRead = -1;
    leftToAnswer = -1;
    const error = answerTooLarge(limit);
    onExceeded?.(error);
    return error;
  }

  return {
    limit,
    get left() {
      return leftToRead;
    },
    read(bytes) {
      leftToRead -= bytes;
      if (leftToRead < 0) throw exceed();
    },
    answer(bytes) {
      leftToAnswer -= bytes;
      if (leftToAnswer < 0) throw exceed();
    },
    exceed,
    reset() {
      leftToRead = limit;
      leftToAnswer = limit;
    },
  };
}

function answerTooLarge(limit: number): PublicError {
  return new PublicError(
    `The answer would hold more than ${limit} bytes of text. Ask for smaller pages, for fewer forms of a text, or for \`excerpt\` instead of whole texts.`,
    { code: 'ANSWER_TOO_LARGE', details: { limit } },
  );
}
