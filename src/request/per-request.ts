/** Moves on whenever the request writes something; all scopes of a request share one. */
export interface Epoch {
  current: number;
}

/** What was made for a scope, by the function that made it. */
export type Kept = Map<unknown, { readonly epoch: number; readonly thing: unknown }>;

interface Keeping {
  readonly epoch: Epoch;
  readonly kept: Kept;
}

/**
 * A value made at most once for a scope of a request, such as the loaders of a domain. It is stored
 * in the scope under the function that makes it, so nothing has a name that two could claim. After a write
 * it is made again, so that the request reads what it wrote.
 */
export function perRequest<Scope extends Keeping, Made>(
  make: (scope: Scope) => Made,
): (scope: Scope) => Made {
  return (scope) => {
    const epoch = scope.epoch.current;
    const known = scope.kept.get(make);
    // Only the result of `make` is ever stored under it.
    if (known?.epoch === epoch) return known.thing as Made;
    const thing = make(scope);
    scope.kept.set(make, { epoch, thing });
    return thing;
  };
}
