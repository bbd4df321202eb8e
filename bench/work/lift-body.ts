/**
 * Puts the fields of every `body` into the object that has it: where one server says `body { html }`,
 * others have `html`.
 */
export function liftBody(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(liftBody);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'body' ? Object.entries(inner ?? {}) : [[key, liftBody(inner)]],
    ),
  );
}
