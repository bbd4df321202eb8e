/** What a value that is not a text takes in JSON, with its comma; and a key with its quotes and colon. */
const SMALL = 5;

/** Whether data has more bytes than this as JSON, about. It stops as soon as that is known. */
export function isLargerThan(data: unknown, limit: number): boolean {
  let left = limit;

  // Leaves are counted where they stand: a call for each would cost more than all the rest.
  function takeObject(value: object): void {
    if (Array.isArray(value)) {
      for (const item of value) {
        if (typeof item === 'object' && item !== null) takeObject(item);
        else left -= leafSize(item);
        if (left < 0) return;
      }
      return;
    }
    for (const key in value) {
      const item = (value as Record<string, unknown>)[key];
      left -= key.length + SMALL;
      if (typeof item === 'object' && item !== null) takeObject(item);
      else left -= leafSize(item);
      if (left < 0) return;
    }
  }

  if (typeof data === 'object' && data !== null) takeObject(data);
  else left -= leafSize(data);
  return left < 0;
}

function leafSize(value: unknown): number {
  return typeof value === 'string' ? value.length + SMALL : SMALL;
}
