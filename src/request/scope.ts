import type { Viewer } from '../access/viewer.ts';
import type { Database, Followed, StatementReader } from '../db/database.ts';
import type { SiteLimits } from '../domains/site/model.ts';
import type { ByteBudget } from '../lib/byte-budget.ts';
import type { Interest, LiveEvent } from '../live/event.ts';
import type { ByIdLoader } from '../loaders/by-id.ts';
import type { Needs } from '../loaders/columns.ts';
import type { Connection } from '../loaders/connection.ts';
import { type Epoch, type Kept, perRequest } from './per-request.ts';

/** What the operator said of this community. */
export interface SiteSettings {
  readonly name: string;
  readonly description: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** Where people read it; null when it has no address of its own. */
  readonly url: string | null;
  readonly limits: SiteLimits;
  /** Whether people may write only so much in a time. */
  readonly limitsWrites: boolean;
  /** Whether texts wait for a moderator while nothing of their author is shown yet. */
  readonly holdsNewcomers: boolean;
}

/** What one request may use: services take it first, and loaders live and die with it. */
export interface Scope {
  readonly reader: StatementReader;
  /** How much text may still be read and answered with. */
  readonly bytes: ByteBudget;
  /**
   * Makes the items of a list. In a long answer they come in pieces, between which the event loop turns, and
   * come no more once the operation was ended.
   */
  readonly handOut: <Row, Item>(
    rows: readonly Row[],
    itemOf: (row: Row) => Item | Promise<Item>,
  ) => (Item | Promise<Item>)[];
  /** For `src/writes`, through which everything is written. */
  readonly transaction: Database['transaction'];
  /** Counts the request's writes: what was loaded before one is not used after it. */
  readonly epoch: Epoch;
  /** This scope's loaders. */
  readonly kept: Kept;
  readonly viewer: Viewer;
  readonly site: SiteSettings;
  /** What is needed of the rows that are asked for; all of them where it is not said. */
  readonly needs?: NeedsBelow;
  /** The values of the operation's variables, where `needs` says what is needed. */
  readonly variables?: Variables | undefined;
  /** The request's own scope, of which this one is made; left out where it is that one itself. */
  readonly root?: Scope;
  /**
   * The request's narrower scopes, which share this: by the key of what they need, and by each of the
   * objects that say so, since hundreds of rows ask and the keys are long.
   */
  readonly narrower: Map<string | NeedsBelow, Scope>;
  /** Follows events until the subscription ends, which alone has it. `since` is the last known cursor. */
  readonly follow?:
    | ((interest: Interest, since: string | null | undefined) => Promise<AsyncIterable<LiveEvent>>)
    | undefined;
}

/** What an answer needs of the rows of a type, and of those that they point at. */
export interface NeedsBelow extends Needs {
  readonly follows: readonly Follow[];
  readonly lists: readonly ListBelow[];
  /** Where a row may be of several types: what is needed of it by its type; null: all there is. */
  readonly each?: ReadonlyMap<string, NeedsBelow | null>;
}

/** That rows point at others, of which something is needed. */
export interface Follow {
  /** The property that holds the other's id. */
  readonly property: string;
  readonly loaderOf: (scope: Scope) => ByIdLoader<object>;
  /** Null: all there is. */
  readonly needs: NeedsBelow | null;
}

/** That a list of each row is asked for, which depends on nothing of the row but its id. */
export interface ListBelow {
  /** The same for the same list with the same arguments and needs. */
  readonly key: string;
  /** Opens it before there is a row; null where that cannot be done. */
  open(scope: Scope): Pick<Connection<object>, 'ahead'> | null;
}

type Variables = Readonly<Record<string, unknown>>;

/** The request's scope for rows of which this is needed: one and the same for equal needs. */
export function scopeFor(
  scope: Scope,
  needs: NeedsBelow | null,
  variables: Variables | undefined = scope.variables,
): Scope {
  const root = scope.root ?? scope;
  if (needs === null) return root;
  const { narrower } = root;
  const known = narrower.get(needs);
  if (known !== undefined) return known;
  const made = narrower.get(needs.key) ?? narrowed(root, needs, variables);
  narrower.set(needs.key, made).set(needs, made);
  return made;
}

/** Spelled out: with a spread Node 20 takes thirty times as long for what a page does by the dozen. */
function narrowed(root: Scope, needs: NeedsBelow, variables: Variables | undefined): Scope {
  const { reader, bytes, handOut, transaction, epoch, viewer, site, narrower, follow } = root;
  const kept = new Map();
  return {
    reader,
    bytes,
    handOut,
    transaction,
    epoch,
    kept,
    viewer,
    site,
    needs,
    variables,
    root,
    narrower,
    follow,
  };
}

/** The scope for a row that turned out to be of one of the types that an answer may be of. */
export function scopeOfKind(scope: Scope, kind: string): Scope {
  const { each } = scope.needs ?? {};
  return each === undefined ? scope : scopeFor(scope, each.get(kind) ?? null);
}

/** A scope like it that knows nothing of what was read before. */
export function freshScope(scope: Scope): Scope {
  const root = { ...(scope.root ?? scope), kept: new Map(), narrower: new Map() };
  return scopeFor(root, scope.needs ?? null, scope.variables);
}

/**
 * What the rows of these types point at and the lists that are theirs, as far as an answer needs them: to
 * be read in the same statement.
 */
export function followedFrom(scope: Scope, types: readonly string[]): readonly Followed[] {
  return scope.needs !== undefined && types.includes(scope.needs.type) ? followed(scope) : [];
}

const followed = perRequest((scope: Scope): readonly Followed[] => {
  const { follows = [], lists = [] } = scope.needs ?? {};
  return [
    ...follows.map(({ property, loaderOf, needs }) =>
      loaderOf(scopeFor(scope, needs)).followedFrom(property),
    ),
    ...lists.flatMap((list) => list.open(scope)?.ahead() ?? []),
  ];
});
