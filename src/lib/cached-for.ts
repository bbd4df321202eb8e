/**
 * A value that is made once for all callers, and again when it is old or could not be made.
 *
 * @param maxAge in ms
 */
export function cachedFor<Value>(make: () => Promise<Value>, maxAge: number): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  let madeAt = 0;
  return () => {
    const now = performance.now();
    if (value !== undefined && now - madeAt < maxAge) return value;
    madeAt = now;
    const made = make();
    value = made;
    made.catch(() => {
      if (value === made) value = undefined;
    });
    return made;
  };
}
