/**
 * Something made at most once a request, and gone with it: a domain's loaders. It hangs on the
 * request's scope object by a WeakMap, so nothing is stored under a name that two could claim.
 */
export function perRequest<Scope extends object, Made>(
  make: (scope: Scope) => Made,
): (scope: Scope) => Made {
  const made = new WeakMap<Scope, Made>();
  return (scope) => {
    let known = made.get(scope);
    if (known === undefined) {
      known = make(scope);
      made.set(scope, known);
    }
    return known;
  };
}
