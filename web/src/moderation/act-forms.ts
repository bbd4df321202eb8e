import type { ReactNode } from 'react';
import type { GraphQLTaggedNode } from 'react-relay/hooks';
import type { Problem } from '../forms/problem.ts';
import type { Act } from '../member/moderation-buttons.tsx';

type Values = Readonly<Record<string, string>>;

/** What a moderator fills in to do something. */
export interface ActForm {
  /** Its variables are `$id` of the subject, the text by its name, those of `more`, and `$key` if `isCreated`. */
  readonly mutation: GraphQLTaggedNode;
  readonly submitLabel: string;
  /** The reason for the public log if it is left out. */
  readonly text?: ActText;
  /** Whether it takes an `idempotencyKey`. */
  readonly isCreated?: boolean;
  readonly more?: MoreFields;
}

export interface ActText {
  /** In the input. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
}

/** Fields above the text. */
export interface MoreFields {
  /** Their names, which they have in the input too. */
  readonly names: readonly string[];
  readonly render: (problems: readonly Problem[], subjectId: string) => ReactNode;
  /** What is wrong with the values before they are sent. */
  readonly check?: (values: Values) => readonly Problem[];
  readonly variablesOf: (values: Values) => Values;
}

export type ActForms = { readonly [Each in Act]?: ActForm };
