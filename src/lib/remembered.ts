/**
 * Made once for all who ask, again when it is old, and never kept when it failed.
 *
 * @param maxAge in ms
 */
export function remembered<Value>(
  make: () => Promise<Value>,
  maxAge: number,
): () => Promise<Value> {
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
