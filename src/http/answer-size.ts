/** What a value that is not a text takes in JSON, with its comma; and a key with its quotes and colon. */
const SMALL = 5;

/** Whether data has more bytes than this as JSON, about. It stops as soon as that is known. */
export function isLargerThan(data: unknown, limit: number): boolean {
  let left = limit;

  function take(value: unknown): void {
    if (typeof value === 'string') {
      left -= value.length + SMALL;
    } else if (typeof value !== 'object' || value === null) {
      left -= SMALL;
    } else if (Array.isArray(value)) {
      for (const item of value) {
        take(item);
        if (left < 0) return;
      }
    } else {
      for (const key in value) {
        left -= key.length + SMALL;
        take((value as Record<string, unknown>)[key]);
        if (left < 0) return;
      }
    }
  }

  take(data);
  return left < 0;
}
