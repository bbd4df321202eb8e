import type { PublicError } from '../lib/errors.ts';
import { andThen, type MaybePromise } from '../lib/maybe-promise.ts';
import { denialOf, loadFacts, NO_FACTS, notFound } from './assertions.ts';
import type { Facts } from './facts.ts';
import type { NodeKey } from './node-key.ts';
import type { AccessScope } from './registry.ts';
import type { Action } from './rule.ts';
import { denied, generalDenial } from './writers.ts';

/** Whether the viewer may perform an action. */
export interface Permission {
  readonly action: Action;
  readonly isAllowed: boolean;
  readonly code: string | null;
  readonly reason: string | null;
}

/** Answers for an action on the subject with this id, or on none. */
export async function permission<Scope extends AccessScope<Scope>>(
  scope: Scope,
  action: Action,
  key: NodeKey | null,
): Promise<Permission> {
  const general = generalDenialOf(scope, action);
  if (general !== null) return refused(action, general);
  const facts = key === null ? NO_FACTS : await loadFacts(scope, key);
  return permissionOn(scope, action, facts);
}

/**
 * Answers for actions on a subject whose row is there.
 *
 * @param factsOf is only called for viewers who may write, and returns null for what they may not see
 */
export function permissions<Scope extends AccessScope<Scope>>(
  scope: Scope,
  actions: readonly Action[],
  factsOf: () => MaybePromise<Facts | null>,
): MaybePromise<Permission[]> {
  const generals = actions.map((action) => generalDenialOf(scope, action));
  const facts = generals.includes(null) ? factsOf() : null;
  return andThen(facts, (found) =>
    actions.map((action, index) => {
      const general = generals[index];
      return general ? refused(action, general) : permissionOn(scope, action, found);
    }),
  );
}

function generalDenialOf<Scope extends AccessScope<Scope>>(
  { viewer, registry }: Scope,
  action: Action,
): PublicError | null {
  return generalDenial(viewer, registry.actions[action]);
}

function permissionOn<Scope extends AccessScope<Scope>>(
  scope: Scope,
  action: Action,
  facts: Facts | null,
): Permission {
  if (facts === null) return refused(action, notFound());
  const denial = denialOf(scope, action, facts);
  if (denial === null) return { action, isAllowed: true, code: null, reason: null };
  const error = denied(denial);
  const isForType = scope.registry.actions[action].on.includes(facts.kind);
  return isForType ? refused(action, error) : { ...refused(action, error), code: 'NOT_FOUND' };
}

function refused(action: Action, { code, message }: PublicError): Permission {
  return { action, isAllowed: false, code, reason: message };
}
