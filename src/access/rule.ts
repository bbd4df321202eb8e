import type { FactsOf, SubjectKind } from './facts.ts';
import type { MemberViewer } from './viewer.ts';

/** Why the viewer may not perform an action, in words for them; null when they may. */
export type Denial = string | AlreadyDone | null;

/** The denial of an action whose result is there: repeating a request is no fault of the viewer. */
export interface AlreadyDone {
  /** What is so already, in words for the viewer. */
  readonly alreadyDone: string;
}

export function alreadyDone(reason: string): AlreadyDone {
  return { alreadyDone: reason };
}

/** One row of the table of actions. */
export interface Rule<Kind extends SubjectKind = SubjectKind> {
  /** What the action does, as a sentence for the schema. */
  readonly description: string;
  /** The kinds of things that it is done to. */
  readonly on: readonly Kind[];
  /** Also for users who are banned: it is about what is theirs alone, and others see nothing of it. */
  readonly isForBanned?: true;
  /** Called only for a viewer who may write at all, and sees the subject. */
  deny(viewer: MemberViewer, subject: FactsOf<Kind>): Denial;
}

/** Makes a rule whose `deny` knows which kinds of subjects it may get. */
export function rule<const Kind extends SubjectKind>(row: Rule<Kind>): Rule<Kind> {
  return row;
}

/** The names of all actions. Each noun adds its own beside its rules: `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: nouns fill it
export interface ActionNames {}

export type Action = keyof ActionNames;
