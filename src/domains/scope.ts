import type { Database, StatementReader } from '../db/database.ts';
import type { Needs } from '../loaders/columns.ts';
import type { Epoch } from '../loaders/per-request.ts';
import type { Viewer } from './viewer.ts';

/** What the operator said of this community. */
export interface SiteSettings {
  readonly name: string;
  readonly description: string;
  /** Where people read it; null when it has no address of its own. */
  readonly url: string | null;
  /** The most that one operation may cost, in points. */
  readonly costLimit: number;
  /** Whether people may write only so much in a time. */
  readonly limitsWrites: boolean;
}

/** What one request may use: services take it first, and loaders live and die with it. */
export interface Scope {
  readonly reader: StatementReader;
  /** For `src/writes`, through which everything is written. */
  readonly transaction: Database['transaction'];
  /** Counts the request's writes: what was loaded before one is not used after it. */
  readonly epoch: Epoch;
  readonly viewer: Viewer;
  readonly site: SiteSettings;
  /** What is needed of the rows that are asked for; all of them where it is not said. */
  readonly needs?: Needs;
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
