/** Moves on whenever the request writes something; all copies of a scope share one. */
export interface Epoch {
  current: number;
}

/**
 * Something made at most once a request, and gone with it: a domain's loaders. It hangs on the
 * request's scope object by a WeakMap, so nothing is stored under a name that two could claim. After
 * a write it is made anew, so that the request reads what it wrote.
 */
export function perRequest<Scope extends { readonly epoch: Epoch }, Made>(
  make: (scope: Scope) => Made,
): (scope: Scope) => Made {
  const made = new WeakMap<Scope, { readonly epoch: number; readonly thing: Made }>();
  return (scope) => {
    let known = made.get(scope);
    if (known === undefined || known.epoch !== scope.epoch.current) {
      known = { epoch: scope.epoch.current, thing: make(scope) };
      made.set(scope, known);
    }
    return known.thing;
  };
}
