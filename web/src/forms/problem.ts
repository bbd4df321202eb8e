import { ApiError } from '../relay-environment.ts';

/** What is wrong with what a user typed. */
export interface Problem {
  readonly message: string;
  /** The name of the field; null for what is wrong with no field alone. */
  readonly field: string | null;
  /** Whether nobody is signed in any more. */
  readonly isSessionEnd?: boolean;
}

/** A failure as a problem of the whole form. */
export function problemOf(error: unknown): Problem {
  if (isSessionEnd(error)) {
    return { message: 'You are not signed in any more.', field: null, isSessionEnd: true };
  }
  return { message: error instanceof Error ? error.message : String(error), field: null };
}

/** Whether the API refused something because nobody is signed in any more. */
export function isSessionEnd(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'UNAUTHENTICATED';
}
