/** What may be there at once. */
export type MaybePromise<Value> = Value | Promise<Value>;

/** What comes of a value: at once where the value is there. */
export function andThen<Value, Next>(
  value: MaybePromise<Value>,
  next: (value: Value) => MaybePromise<Next>,
): MaybePromise<Next> {
  return value instanceof Promise ? value.then(next) : next(value);
}
