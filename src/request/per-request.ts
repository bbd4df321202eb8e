/** How many writes the request has made. All scopes of a request share one. */
export interface WriteCount {
  current: number;
}

/** The values of a scope, by the function that made them. */
export type RequestCache = Map<unknown, { readonly writeCount: number; readonly value: unknown }>;

interface CachingScope {
  readonly writeCount: WriteCount;
  readonly cache: RequestCache;
}

/**
 * A value made at most once for a scope of a request, such as the loaders of a domain. It is stored
 * in the scope under the function that makes it, so nothing has a name that two could claim. After a write
 * it is made again, so that the request reads what it wrote.
 */
export function perRequest<Scope extends CachingScope, Made>(
  make: (scope: Scope) => Made,
): (scope: Scope) => Made {
  return (scope) => {
    const writeCount = scope.writeCount.current;
    const cached = scope.cache.get(make);
    // Only the result of `make` is ever stored under it.
    if (cached?.writeCount === writeCount) return cached.value as Made;
    const value = make(scope);
    scope.cache.set(make, { writeCount, value });
    return value;
  };
}
