import type { InputFields } from './builder.ts';

/**
 * The fields of a filter on time; `inTimeRange` makes conditions of them.
 *
 * @param rows what the list has, and what happened at its time: “posts published”
 */
export function timeRangeFields(t: InputFields, rows: string) {
  return {
    since: t.field({ type: 'DateTime', description: `Only ${rows} at or after this time.` }),
    until: t.field({ type: 'DateTime', description: `Only ${rows} before this time.` }),
  };
}
