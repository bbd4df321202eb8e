import { PublicError } from '../lib/errors.ts';
import type { Facts } from './facts.ts';
import { parseNodeId } from './node-ids.ts';
import type { NodeKey, NodeKind } from './node-key.ts';
import type { AccessScope } from './registry.ts';
import type { Action, Denial } from './rule.ts';
import type { MemberViewer } from './viewer.ts';
import { assertWriter, denied } from './writers.ts';

export interface ActionSubject {
  readonly key: NodeKey;
  /** The argument that named it, as a path: `input.commentId`. */
  readonly argument: string;
}

/**
 * Lets pass only who may do this.
 *
 * @param subject what it is to be done to; null for actions that are done to nothing in particular
 * @throws PublicError UNAUTHENTICATED; NOT_FOUND when the viewer sees no such thing, or it has another type;
 *   FORBIDDEN; ALREADY_DONE
 */
export async function assertMay<Scope extends AccessScope<Scope>>(
  scope: Scope,
  action: Action,
  subject: ActionSubject | null,
): Promise<MemberViewer> {
  const rule = scope.registry.actions[action];
  const viewer = assertWriter(scope.viewer, rule);
  const facts = subject === null ? NO_FACTS : await loadFacts(scope, subject.key);
  if (facts === null) throw notFound(subject?.argument);
  const { on } = rule;
  if (subject !== null && !on.includes(facts.kind)) throw otherType(subject.argument, on);
  assertAllowed(scope, { action, facts, argument: subject?.argument });
  return viewer;
}

/** A thing as a client named it. */
interface NamedSubject {
  readonly id: string;
  /** As in `ActionSubject`. */
  readonly argument: string;
}

/**
 * The UUID in an id that must be of one type. Nothing is looked up.
 *
 * @throws PublicError INVALID_ID; NOT_FOUND for another type
 */
export function parseIdOf<Scope extends AccessScope<Scope>>(
  scope: Scope,
  wanted: NodeKind,
  { id: text, argument }: NamedSubject,
): string {
  const { kind, id } = parseNodeId(scope, text, argument);
  if (kind !== wanted) throw otherType(argument, [wanted]);
  return id;
}

/** Who may do something, and to what. */
export interface PermittedSubject {
  readonly key: NodeKey;
  readonly viewer: MemberViewer;
}

/**
 * The same for a thing that a client names by its id.
 *
 * @throws PublicError also INVALID_ID
 */
export async function assertMayTo<Scope extends AccessScope<Scope>>(
  scope: Scope,
  action: Action,
  { id, argument }: NamedSubject,
): Promise<PermittedSubject> {
  const key = parseNodeId(scope, id, argument);
  return { key, viewer: await assertMay(scope, action, { key, argument }) };
}

/** The subject of a change, which is checked here if a client names it by its id, and was checked before otherwise. */
export async function permittedSubject<Scope extends AccessScope<Scope>>(
  scope: Scope,
  action: Action,
  { subject, argument }: { readonly subject: string | PermittedSubject; readonly argument: string },
): Promise<PermittedSubject> {
  return typeof subject === 'string'
    ? assertMayTo(scope, action, { id: subject, argument })
    : subject;
}

interface Question {
  readonly action: Action;
  /** Of a subject that the viewer sees. */
  readonly facts: Facts;
  readonly argument?: string | undefined;
}

/**
 * Asks the table about facts at hand: again, within a transaction, once nobody else can change them.
 *
 * @throws PublicError FORBIDDEN, or ALREADY_DONE
 */
export function assertAllowed<Scope extends AccessScope<Scope>>(
  scope: Scope,
  { action, facts, argument }: Question,
): void {
  const denial = denialOf(scope, action, facts);
  if (denial !== null) throw denied(denial, argument);
}

/** The same message for what does not exist and for what the viewer may not see. */
export function notFound(argument?: string): PublicError {
  return new PublicError('Nothing with this id exists, or you may not see it.', {
    code: 'NOT_FOUND',
    argument,
  });
}

/** An id is of a type that does not fit: no permission would help. */
export function otherType(argument: string, types: readonly string[]): PublicError {
  const message = `\`${argument}\` must be the id of one of these: ${types.join(', ')}.`;
  return new PublicError(message, { code: 'NOT_FOUND', argument });
}

export const NO_FACTS: Facts = { kind: 'None' };

/** The facts of a thing; null when it is missing or hidden from the viewer, which look alike. */
export async function loadFacts<Scope extends AccessScope<Scope>>(
  scope: Scope,
  { kind, id }: NodeKey,
): Promise<Facts | null> {
  const { facts } = scope.registry;
  return isSubject(facts, kind) ? facts[kind](scope, id) : null;
}

function isSubject<Loads extends object>(facts: Loads, kind: PropertyKey): kind is keyof Loads {
  return Object.hasOwn(facts, kind);
}

/** Why a user who may write may not do this; null when they may. */
export function denialOf<Scope extends AccessScope<Scope>>(
  { registry, viewer }: Scope,
  action: Action,
  facts: Facts,
): Denial {
  const rule = registry.actions[action];
  if (!rule.on.includes(facts.kind)) return 'This action does not apply to this type of object.';
  return rule.deny(assertWriter(viewer, rule), facts);
}
