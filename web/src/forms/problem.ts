/** What is wrong with what a user typed. */
export interface Problem {
  readonly message: string;
  /** The name of the field; null for what is wrong with no field alone. */
  readonly field: string | null;
}

/** A failure as a problem of the whole form. */
export function problemOf(error: unknown): Problem {
  return { message: error instanceof Error ? error.message : String(error), field: null };
}
