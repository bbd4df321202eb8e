import type { Registry } from '../access/registry.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Database, Prefetch, StatementReader } from '../db/database.ts';
import type { ByteBudget } from '../lib/byte-budget.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import type { Interest, LiveEvent } from '../live/event.ts';
import type { ByIdLoader } from '../loaders/by-id.ts';
import type { Selection } from '../loaders/columns.ts';
import type { Mailer } from '../mail/mailer.ts';
import { perRequest, type RequestCache, type WriteCount } from './per-request.ts';
import type { LimitedAmount, RateLimit } from './rate-limit.ts';
import type { SiteSettings } from './site-settings.ts';

/** What one request may use: services take it first, and loaders live and die with it. */
export interface Scope {
  readonly reader: StatementReader;
  /** How much text may still be read and answered with. */
  readonly bytes: ByteBudget;
  /**
   * Makes the items of a list. In a long answer they come in pieces, between which the event loop turns, and
   * come no more once the operation was ended.
   */
  readonly mapInPieces: <Row, Item>(
    rows: readonly Row[],
    itemOf: (row: Row) => MaybePromise<Item>,
  ) => MaybePromise<MaybePromise<Item>[]>;
  /** For `src/writes`, through which everything is written. */
  readonly transaction: Database['transaction'];
  /** Counts the request's writes: what was loaded before one is not used after it. */
  readonly writeCount: WriteCount;
  /** This scope's loaders. */
  readonly cache: RequestCache;
  readonly viewer: Viewer;
  /** What the nouns add: actions, nodes, and facts for permissions. */
  readonly registry: Registry<Scope>;
  readonly site: SiteSettings;
  /** Sends e-mail; null where the operator named no mail server. */
  readonly mailer: Mailer | null;
  /** The origin of absolute addresses: that of the site, or of the request where the operator gave none. */
  readonly siteUrl: () => string;
  /** What is left to the client of the request. */
  readonly rateLimit: (of: LimitedAmount) => RateLimit;
  /** What the answer selects of the rows that this scope reads; left out where that is not known. */
  readonly selection?: SelectionPlan;
  /** The values of the operation's variables, which the lists of `selection` take. */
  readonly variables?: Variables | undefined;
  /** The request's own scope, of which this one is made; left out where it is that one itself. */
  readonly root?: Scope;
  /**
   * The request's scopes with a selection, which they share: by the key of the selection, and by each of the
   * objects that hold it, since hundreds of rows look one up and the keys are long.
   */
  readonly selectionScopes: Map<string | SelectionPlan, Scope>;
  /** Follows events until the subscription ends, which alone has it. `since` is the last known cursor. */
  readonly follow?:
    | ((interest: Interest, since: string | null | undefined) => Promise<AsyncIterable<LiveEvent>>)
    | undefined;
}

/** What an answer selects of the rows of a type, and what is read with them. */
export interface SelectionPlan extends Selection {
  readonly relations: readonly SelectedRelation[];
  /** What fields load besides, by the name of the field. */
  readonly prefetches: readonly {
    readonly key: string;
    readonly prefetch: (scope: Scope) => Prefetch | null;
  }[];
  readonly lists: readonly SelectedList[];
  /** Where a row may be of several types: the plan for each; null: the whole row. */
  readonly byType?: ReadonlyMap<string, SelectionPlan | null>;
}

/** A row to which those of a selection point. */
export interface SelectedRelation extends Relation {
  /** Null: the whole row. */
  readonly plan: SelectionPlan | null;
}

/** Leads from a row to the one whose id it holds. */
export interface Relation {
  /** The property that holds the id. */
  readonly property: string;
  readonly loaderOf: (scope: Scope) => ByIdLoader<object>;
}

/** A page of a list for each row of a selection. */
export interface SelectedList {
  /** The same for the same list with the same arguments and selection. */
  readonly key: string;
  /** Null where its page is not read with the rows. */
  prefetch(scope: Scope): Prefetch | null;
}

type Variables = Readonly<Record<string, unknown>>;

/** The request's scope for rows with this selection: one and the same for equal selections. */
export function scopeFor(
  scope: Scope,
  plan: SelectionPlan | null,
  variables: Variables | undefined = scope.variables,
): Scope {
  const root = scope.root ?? scope;
  if (plan === null) return root;
  const { selectionScopes } = root;
  const made = selectionScopes.get(plan);
  if (made !== undefined) return made;
  const found = selectionScopes.get(plan.key) ?? withSelection(root, plan, variables);
  selectionScopes.set(plan.key, found).set(plan, found);
  return found;
}

/** Spelled out: with a spread Node 20 takes thirty times as long for what a page does by the dozen. */
function withSelection(
  root: Scope,
  selection: SelectionPlan,
  variables: Variables | undefined,
): Scope {
  const { reader, bytes, mapInPieces, transaction, writeCount, viewer, registry, site } = root;
  const { mailer, siteUrl, rateLimit, selectionScopes, follow } = root;
  const cache = new Map();
  return {
    reader,
    bytes,
    mapInPieces,
    transaction,
    writeCount,
    cache,
    viewer,
    registry,
    site,
    mailer,
    siteUrl,
    rateLimit,
    selection,
    variables,
    root,
    selectionScopes,
    follow,
  };
}

/** The scope for a row that turned out to be of one of the types that an answer may be of. */
export function scopeOfKind(scope: Scope, kind: string): Scope {
  const { byType } = scope.selection ?? {};
  return byType === undefined ? scope : scopeFor(scope, byType.get(kind) ?? null);
}

/** A scope like it that knows nothing of what was read before. */
export function freshScope(scope: Scope): Scope {
  const root = { ...(scope.root ?? scope), cache: new Map(), selectionScopes: new Map() };
  return scopeFor(root, scope.selection ?? null, scope.variables);
}

/** A prefetch of what the viewer has to do with rows, which is nothing for anonymous viewers. */
export function forMembers(prefetch: (scope: Scope) => Prefetch) {
  return (scope: Scope) => (scope.viewer.kind === 'anonymous' ? null : prefetch(scope));
}

/** What to read in the same statement as rows of these types: their selected relations and lists. */
export function prefetchesOf(scope: Scope, types: readonly string[]): readonly Prefetch[] {
  return scope.selection !== undefined && types.includes(scope.selection.type)
    ? selectedPrefetches(scope)
    : [];
}

const selectedPrefetches = perRequest((scope: Scope): readonly Prefetch[] => {
  const { relations = [], prefetches = [], lists = [] } = scope.selection ?? {};
  return [
    ...(prefetches.length === 0 ? [] : fieldPrefetches(scope.root ?? scope, prefetches)),
    ...relations.map(({ property, loaderOf, plan }) =>
      loaderOf(scopeFor(scope, plan)).prefetchBy(property),
    ),
    ...lists.flatMap((list) => list.prefetch(scope) ?? []),
  ];
});

/** What fields load. Two of them may load the same. */
function fieldPrefetches(scope: Scope, fields: SelectionPlan['prefetches']): Iterable<Prefetch> {
  const found = fields.flatMap(({ prefetch }) => prefetch(scope) ?? []);
  return new Map(found.map((prefetch) => [prefetch.name, prefetch])).values();
}
