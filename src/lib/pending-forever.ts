/**
 * A promise for what is not wanted any more, such as the reads of an operation that was ended: what waits for
 * it is neither run nor failed, and goes with it. Each one is new: a shared one would hold all who ever waited.
 */
export function pendingForever(): Promise<never> {
  return new Promise(() => {});
}
