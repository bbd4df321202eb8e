import type { StatementReader } from '../db/database.ts';
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
}
