import type { StatementReader } from '../db/database.ts';
import type { Interest, LiveEvent } from '../live/event.ts';
import type { Needs } from '../loaders/columns.ts';
import type { Viewer } from './viewer.ts';

/** What the operator said of this community. */
export interface SiteSettings {
  readonly name: string;
  readonly description: string;
  /** Where people read it; null when it has no address of its own. */
  readonly url: string | null;
  /** The most that one operation may cost, in points. */
  readonly costLimit: number;
}

/** What one request may use: services take it first, and loaders live and die with it. */
export interface Scope {
  readonly reader: StatementReader;
  readonly viewer: Viewer;
  readonly site: SiteSettings;
  /** What is needed of the rows that are asked for; all of them where it is not said. */
  readonly needs?: Needs;
  /** Follows events until the subscription ends, which alone has it. `since` is the last known cursor. */
  readonly follow?: (
    interest: Interest,
    since: string | null | undefined,
  ) => Promise<AsyncIterable<LiveEvent>>;
}

/** The request's scope for rows of which this is needed: one and the same for equal needs. */
export function scopeFor(scope: Scope, needs: Needs | null): Scope {
  if (needs === null) return scope;
  const known = narrower.get(scope) ?? new Map<string, Scope>();
  narrower.set(scope, known);
  const key = `${needs.type} ${needs.key}`;
  let made = known.get(key);
  if (made === undefined) {
    made = { ...scope, needs };
    known.set(key, made);
  }
  return made;
}

const narrower = new WeakMap<Scope, Map<string, Scope>>();
