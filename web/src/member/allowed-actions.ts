/** The answer of `viewerCan`. */
type Permissions = readonly { readonly action: string; readonly isAllowed: boolean }[];

/** The names of the actions that the viewer may perform; none until the server has answered. */
export function allowedActions(permissions: Permissions | undefined): ReadonlySet<string> {
  const allowed = (permissions ?? []).filter(({ isAllowed }) => isAllowed);
  return new Set(allowed.map(({ action }) => action));
}
