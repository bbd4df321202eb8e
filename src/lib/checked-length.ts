import { inputError } from './errors.ts';

export interface Length {
  /** The argument that has the text, as a path. */
  readonly argument: string;
  /** What the text is, at the start of a sentence: `A comment`. */
  readonly what: string;
  readonly most: number;
}

/** @throws PublicError BAD_USER_INPUT when it is too long */
export function checkedLength(text: string, { argument, what, most }: Length): string {
  if (text.length <= most) return text;
  throw inputError(argument, `${what} has at most ${most} characters, not ${text.length}.`);
}
