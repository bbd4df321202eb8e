/** What may be there at once. */
export type MaybePromise<Value> = Value | Promise<Value>;
