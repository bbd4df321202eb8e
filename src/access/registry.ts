import type { MaybePromise } from '../lib/maybe-promise.ts';
import type { FactsOf, SubjectKind } from './facts.ts';
import type { NodeKind, NodeRows } from './node-key.ts';
import type { Action, Rule } from './rule.ts';
import type { Viewer } from './viewer.ts';

/** Reads something by its id; null when it is missing or hidden from the viewer, which look alike. */
type Load<Scope, Loaded> = (scope: Scope, id: string) => MaybePromise<Loaded | null>;

/** What the nouns add to the server. It is put together in src/composition and handed on in the scope. */
export interface Registry<Scope> {
  /** The permissions for all actions. */
  readonly actions: Readonly<Record<Action, Rule>>;
  readonly nodes: { readonly [Kind in NodeKind]: Load<Scope, NodeRows[Kind]> };
  readonly facts: {
    readonly [Kind in Exclude<SubjectKind, 'None'>]: Load<Scope, FactsOf<Kind>>;
  };
}

/** The part of a request's scope that decides what the viewer may see and do. */
export interface AccessScope<Scope> {
  readonly viewer: Viewer;
  readonly registry: Registry<Scope>;
}
