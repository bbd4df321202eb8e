interface BackOff {
  /** The pause after the first attempt. */
  readonly first: number;
  /** By how much each further pause is longer. */
  readonly factor: number;
  readonly longest: number;
}

/** The pause after so many attempts, give or take a quarter: what failed together must not come back together. */
export function pauseAfter(attempts: number, { first, factor, longest }: BackOff): number {
  const pause = Math.min(first * factor ** (attempts - 1), longest);
  return pause * (0.75 + Math.random() / 2);
}
